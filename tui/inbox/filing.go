package inbox

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
	"mindwall/tui/screen"
)

// typing takes a key for the name of a theme.
func (x *Inbox) typing(k tea.KeyPressMsg, a *mindmap.Answer) screen.Intent {
	switch k.String() {
	case "esc", "f8", "ctrl+c":
		x.theme = nil
	case "tab":
		if offered := x.offered(a); offered != "" {
			x.theme.SetText(offered)
		}
	case "enter":
		name := x.theme.Text()
		if x.theme = nil; strings.TrimSpace(name) != "" {
			return x.fileUnder(a, name)
		}
	default:
		x.theme.Update(k)
	}
	return nil
}

// offered is the first theme whose name goes on as what is typed, or that has it for its letter; empty when there is none.
func (x *Inbox) offered(a *mindmap.Answer) string {
	q, typed := x.env.Live.Question(a.Question), x.theme.Text()
	if q == nil || typed == "" {
		return ""
	}
	if t := lettered(q, typed); t != nil {
		return text.JoinPath([]string{t.Text})
	}
	for t := range q.AllThemes {
		path := text.JoinPath(x.env.Live.ThemePath(t.ID))
		if strings.HasPrefix(strings.ToLower(path), strings.ToLower(typed)) {
			return path
		}
	}
	return ""
}

// lettered is the theme at the top with a letter; nil when it is none.
func lettered(q *mindmap.Question, letter string) *mindmap.Theme {
	i := slices.IndexFunc(q.Themes, func(t *mindmap.Theme) bool { return strings.EqualFold(t.Letter, letter) })
	if i < 0 {
		return nil
	}
	return q.Themes[i]
}

// named is the path of the theme that is typed, by its letter or its name.
func named(q *mindmap.Question, typed string) []string {
	if t := lettered(q, strings.TrimSpace(typed)); t != nil {
		return []string{t.Text}
	}
	return text.SplitPath(typed)
}

// fileUnder lets an answer on under a theme, which is made when it is missing.
func (x *Inbox) fileUnder(a *mindmap.Answer, name string) screen.Intent {
	q := x.env.Live.Question(a.Question)
	if q == nil {
		return screen.Sayf(screen.Warning, "its question is gone")
	}
	path := named(q, name)
	theme, drafts, err := plan.New(x.env.Board(), q, x.env.NewID).Theme(path)
	if err != nil {
		return screen.Sayf(screen.Error, "%s", screen.Told(err))
	}
	x.goOn(a)
	drafts = append(drafts, mindmap.Draft{Op: mindmap.AdmitAnswer{Answer: a.ID}})
	drafts = append(drafts, plan.Move(mindmap.WholeGroups(a), q, theme)...)
	return screen.Recordf(drafts, "“%s” under %s", a.Text, strings.Join(path, " / "))
}
