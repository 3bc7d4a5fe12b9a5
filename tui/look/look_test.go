package look

import (
	"reflect"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/scheme"
)

func TestAutoFollowsTheBackground(t *testing.T) {
	if Auto(true) != Dark || Auto(false) != Light {
		t.Error("the automatic look does not follow the background")
	}
}

// styles is every exported Style of a look by name, and those of eight themes.
func styles(l *Look) map[string]Style {
	all := map[string]Style{}
	v := reflect.ValueOf(*l)
	for i := range v.NumField() {
		if st, ok := v.Field(i).Interface, v.Type().Field(i).IsExported(); ok {
			if s, isStyle := st().(Style); isStyle {
				all[v.Type().Field(i).Name] = s
			}
		}
	}
	for i := range l.Colours() {
		all["ThemeHead"+string(rune('0'+i))] = l.ThemeHead(i)
		all["ThemeLine"+string(rune('0'+i))] = l.ThemeLine(i)
		all["SubTheme"+string(rune('0'+i))] = l.SubTheme(i)
		all["Letter"+string(rune('0'+i))] = l.Letter(i)
	}
	return all
}

func TestEveryStyleLeavesTextAndTerminalAsTheyWere(t *testing.T) {
	for _, k := range scheme.All {
		for name, st := range styles(New(k, false)) {
			got := st.Wrap("Café 世界")
			if ansi.Strip(got) != "Café 世界" || ansi.StringWidth(got) != 9 {
				t.Errorf("%s %s changes the text: %q", k, name, got)
			}
			if name != "Match" && st.On() == "" {
				t.Errorf("%s %s sets nothing", k, name)
			}
			if st.On() != "" && !strings.HasSuffix(got, reset) {
				t.Errorf("%s %s leaks: %q", k, name, got)
			}
			if st.Wrap("") != "" || len(st.Append(nil, "")) != 0 {
				t.Errorf("%s %s writes something for no text", k, name)
			}
			if string(st.Append([]byte("x"), "y")) != "x"+st.Wrap("y") {
				t.Errorf("%s %s: Append and Wrap differ", k, name)
			}
		}
	}
}

func TestWithoutColourOnlyAttributesRemain(t *testing.T) {
	for _, k := range scheme.All {
		l := New(k, true)
		for name, st := range styles(l) {
			if strings.Contains(st.On(), "38;") || strings.Contains(st.On(), "48;") {
				t.Errorf("%s %s has a colour: %q", k, name, st.On())
			}
		}
		if l.Background() != nil || l.Foreground() != nil {
			t.Errorf("%s colours the window", k)
		}
	}
}

func TestNothingIsToldByColourAlone(t *testing.T) {
	for _, k := range scheme.All {
		l := New(k, true)
		told := map[string]string{l.Answer.On(): "Answer"}
		for name, st := range map[string]Style{"Selected": l.Selected, "Marked": l.Marked, "Fresh": l.Fresh} {
			if other, taken := told[st.On()]; taken {
				t.Errorf("%s: without colour %s looks like %s", k, name, other)
			}
			told[st.On()] = name
		}
		if l.ThemeHead(0).On() == "" || l.Ghost.On() == l.Input.On() {
			t.Errorf("%s: without colour a label or the ghost text looks like plain text", k)
		}
	}
}

func TestColourNumbersWrap(t *testing.T) {
	l := New(Light, false)
	if l.ThemeHead(8) != l.ThemeHead(0) || l.ThemeLine(65536+3) != l.ThemeLine(3) || l.Letter(-1) != l.Letter(7) {
		t.Error("colour numbers do not wrap round the palette")
	}
}

func TestWithLetsTheLaterWin(t *testing.T) {
	l := New(Dark, false)
	got := l.StatusBar.With(l.Error).Wrap("x")
	if bar, bad := strings.Index(got, l.StatusBar.On()), strings.Index(got, l.Error.On()); bar < 0 || bad < bar {
		t.Errorf("With gives %q", got)
	}
	if (Style{}).With(Style{}).Wrap("x") != "x" {
		t.Error("no style with no style is a style")
	}
}

func TestSignsTakeOneCell(t *testing.T) {
	signs := []string{SelectedSign, MarkedSign, FreshSign, QuoteSign, MergedSign, ErrorSign, WarningSign, OKSign, PromptSign,
		SourceSign(mindmap.Survey), SourceSign(mindmap.Phone)}
	seen := map[string]bool{}
	for _, s := range signs {
		if ansi.StringWidth(s) != 1 || ansi.StringWidthWc(s) != 1 {
			t.Errorf("sign %q takes %d or %d cells", s, ansi.StringWidth(s), ansi.StringWidthWc(s))
		}
		if seen[s] {
			t.Errorf("sign %q has two meanings", s)
		}
		seen[s] = true
	}
	if SourceSign(mindmap.Room) != "" {
		t.Error("answers from the room have a sign")
	}
}

// What Lip Gloss draws in a style wears what the cells wear, and holds nothing that a terminal would act on.
func TestLipGlossHasTheSameStyles(t *testing.T) {
	for _, k := range scheme.All {
		for _, noColour := range []bool{false, true} {
			l := New(k, noColour)
			all := styles(l)
			all["StatusBar+Error"] = l.StatusBar.With(l.Error)
			all["Selected+Match"] = l.Selected.With(l.Match)
			for name, st := range all {
				want, got := uv.NewScreenBuffer(1, 1), uv.NewScreenBuffer(1, 1)
				uv.NewStyledString(st.Wrap("x")).Draw(want, want.Bounds())
				uv.NewStyledString(st.Lip().Render("\x1bx\x07")).Draw(got, got.Bounds())
				if !got.CellAt(0, 0).Equal(want.CellAt(0, 0)) {
					t.Errorf("%s %s: Lip Gloss draws %+v, want %+v", k, name, got.CellAt(0, 0), want.CellAt(0, 0))
				}
			}
		}
	}
	if got := (Style{}).Lip().Render("a\x1b[2Jb\u202e\n\x07c"); got != "a[2Jb\nc    " {
		t.Errorf("printed %q", got)
	}
}

func BenchmarkAppend(b *testing.B) {
	st := New(Light, false).ThemeHead(3)
	buf := make([]byte, 0, 256)
	b.ReportAllocs()
	for b.Loop() {
		buf = st.Append(buf[:0], "Waiting for a GP appointment")
	}
}
