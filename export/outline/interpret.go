package outline

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// interpret makes an outline of a tree whose root is the event, or what stands in its place.
func interpret(root *node) (*Outline, error) {
	b := builder{
		root: root, own: root.own, out: &Outline{Board: &mindmap.Board{Event: root.event}, Notes: map[mindmap.ID][]string{}},
		ids: map[mindmap.ID]bool{}, met: map[string]int{},
	}
	questions := root.children
	if root.isQuestion() {
		questions = []*node{root}
	} else {
		title := text.Clean(cmp.Or(root.event.Title, root.text))
		if b.out.Board.Event.Title = text.Title.Lenient(title); b.out.Board.Event.Title != title {
			b.tell("too long for a title, so shortened", title)
		}
		b.note(mindmap.ID{}, root)
	}
	for _, n := range questions {
		b.out.Known = b.out.Known || !n.id.IsZero()
		b.question(n)
	}
	if len(b.out.Board.Questions) == 0 {
		return nil, errors.New("there is nothing in it")
	}
	for _, n := range root.todo {
		if words := text.Caption.Lenient(n.text); words != "" {
			b.out.Board.Actions = append(b.out.Board.Actions, &mindmap.Action{Text: words, Done: n.done})
		}
	}
	b.out.Told = slices.Concat(root.told, b.told, root.leftOut())
	return b.out, nil
}

// builder makes a board of nodes.
type builder struct {
	out  *Outline
	root *node
	own  bool
	ids  map[mindmap.ID]bool // that are given
	met  map[string]int      // how often each place and text was met
	told []string
	at   *mindmap.Question
}

// id is the id of a node: its own, or one that follows from where it is and what it says.
func (b *builder) id(n *node, place string) mindmap.ID {
	id := n.id
	for id.IsZero() || b.ids[id] {
		id = mindmap.KeyID(fmt.Sprintf("%s\x1f%d", place, b.met[place]))
		b.met[place]++
	}
	b.ids[id] = true
	return id
}

// note keeps the notes of what has none on a wall.
func (b *builder) note(of mindmap.ID, n *node) {
	for _, words := range slices.Concat(n.notes, n.extra) {
		if words = text.Clean(words); words != "" {
			b.out.Notes[of] = append(b.out.Notes[of], words)
		}
	}
}

// fit shortens a text to what its field takes. The whole of one that was too long is an answer under it.
func (b *builder) fit(f text.Field, n *node) (fitting string, whole []*node) {
	words := b.plain(n)
	if utf8.RuneCountInString(words) <= f.Limit() {
		return words, nil
	}
	b.tell("too long for a "+f.String()+", so shortened, and kept whole as an answer under it", words)
	return f.Lenient(words), []*node{{text: words, kind: kindAnswer, tally: mindmap.Tally{1}}}
}

// tell tells what became of a text.
func (b *builder) tell(what, words string) {
	const shown = 400
	if utf8.RuneCountInString(words) > shown {
		words = text.Shorten(words, shown)
	}
	b.told = append(b.told, what+": “"+words+"”")
}

// plain is what a node says, through the gate; nothing when nothing is to be seen of it.
func (b *builder) plain(n *node) string {
	words := text.Clean(n.text)
	if _, _, _, err := text.CleanAnswer(words, ""); errors.As(err, new(*text.EmptyError)) {
		return ""
	}
	return words
}

func (b *builder) question(n *node) {
	words, whole := b.fit(text.Question, n)
	if words == "" && len(n.children) == 0 {
		return
	}
	place := "question\x1f" + words
	b.at = &mindmap.Question{ID: b.id(n, place), Text: cmp.Or(words, "?"), Number: len(b.out.Board.Questions) + 1}
	b.note(b.at.ID, n)
	b.at.Themes, b.at.Unsorted = b.children(append(whole, n.children...), mindmap.ID{}, place)
	b.out.Board.Questions = append(b.out.Board.Questions, b.at)
}

// children makes themes and answers of what hangs under a question, or under a theme of it. What has no words of its own
// lets what is under it go up.
func (b *builder) children(nodes []*node, parent mindmap.ID, place string) (themes []*mindmap.Theme, answers []*mindmap.Answer) {
	for _, n := range nodes {
		words := b.plain(n)
		switch {
		case n.kind == kindUnsorted, words == "" && n.kind == kindUnknown && len(n.children) > 0:
			b.note(cmp.Or(parent, b.at.ID), n)
			t, a := b.children(n.children, parent, place)
			themes, answers = append(themes, t...), append(answers, a...)
		case n.kind == kindTheme, n.kind != kindAnswer && len(n.children) > 0:
			themes = append(themes, b.theme(n, parent, place))
		default:
			if a := b.answer(n, parent, place); a != nil {
				answers = append(answers, a)
			}
			// Under an answer there is nothing on a wall; what hangs there are answers beside it.
			t, a := b.children(n.children, parent, place)
			themes, answers = append(themes, t...), append(answers, a...)
		}
	}
	return themes, answers
}

func (b *builder) theme(n *node, parent mindmap.ID, place string) *mindmap.Theme {
	words, whole := b.fit(text.Theme, n)
	words = cmp.Or(words, "-")
	place += "\x1f" + text.NameKey(words)
	t := &mindmap.Theme{ID: b.id(n, place), Question: b.at.ID, Parent: parent, Text: words, Side: n.side}
	b.note(t.ID, n)
	t.Themes, t.Answers = b.children(append(whole, n.children...), t.ID, place)
	return t
}

// answer makes an answer; nil when nothing is to be seen of it.
func (b *builder) answer(n *node, theme mindmap.ID, place string) *mindmap.Answer {
	caption, tally := text.Clean(n.text), n.tally
	if tally.Total() == 0 {
		caption, tally = splitSuffix(caption)
	}
	a := &mindmap.Answer{Question: b.at.ID, Theme: theme, Tally: tally, Source: firstSource(tally)}
	quotes, ours := b.quotes(n)
	if len(quotes) > 0 {
		a.Quote, a.Publish = b.quote(quotes[0]), ours
	}
	switch words, quote, _, err := text.CleanAnswer(caption, a.Quote); {
	case (b.own || n.kind == kindAnswer) && say.StandsForTakenOut(caption):
		a.Redacted = true
	case err == nil:
		a.Text, a.Quote = words, quote
	case errors.As(err, new(*text.EmptyError)):
		return nil
	default:
		a.Text, a.Quote = text.Caption.Lenient(caption), b.quote(caption+" "+a.Quote)
	}
	a.ID = b.id(n, place+"\x1e"+caption)
	b.merge(a, quotes[min(1, len(quotes)):])
	a.Own = a.Tally.Total()
	for _, m := range a.Merged {
		a.Own -= m.Own
	}
	return a
}

// quotes are those of an answer, and whether they may leave the wall: those may that did, in a file of ours. What another
// program added there, or has at all, is one that stays.
func (b *builder) quotes(n *node) (quotes []string, ours bool) {
	unseen := func(q string) bool { return text.Clean(q) == "" }
	notes := slices.DeleteFunc(slices.Clone(n.notes), unseen)
	if ours = b.own || n.kind == kindAnswer; ours && len(notes) > 0 {
		for range n.extra {
			b.root.leave("detail, link or attribute beside a quote")
		}
		return notes, true
	}
	all := text.Clean(strings.Join(slices.DeleteFunc(append(notes, n.extra...), unseen), "\n"))
	if all == "" {
		return nil, false
	}
	return []string{all}, false
}

// quote is a quote that fits.
func (b *builder) quote(words string) string {
	words = text.Clean(words)
	if utf8.RuneCountInString(words) > text.Quote.Limit() {
		b.tell("too long for a quote, so shortened", words)
	}
	return text.Quote.Lenient(words)
}

// merge hangs further quotes under an answer: each is of one of those who said it, and the last of them has what is over.
func (b *builder) merge(a *mindmap.Answer, quotes []string) {
	rest := a.Tally
	for i, q := range quotes {
		if rest.Total() == 1 {
			a.Quote = b.quote(a.Quote + " " + strings.Join(quotes[i:], " "))
			return
		}
		m := &mindmap.Answer{
			ID: b.id(&node{}, a.ID.String()), Question: a.Question, Theme: a.Theme, Text: a.Text, Redacted: a.Redacted, Quote: b.quote(q),
			Publish: true, Own: 1,
		}
		for s := len(rest) - 1; s >= 0; s-- {
			if rest[s] > 0 {
				rest[s]--
				m.Source, m.Tally[s] = mindmap.Sources[s], 1
				break
			}
		}
		a.Merged = append(a.Merged, m)
	}
}

// firstSource is the first that somebody is counted from.
func firstSource(t mindmap.Tally) mindmap.Source {
	for _, s := range mindmap.Sources {
		if t.Of(s) > 0 {
			return s
		}
	}
	return mindmap.Room
}
