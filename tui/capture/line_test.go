package capture

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
)

const (
	family = "👨‍👩‍👧"
	eAcute = "e\u0301"
)

// keyNames are the keys that tests press by name.
var keyNames = map[string]tea.Key{
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab},
	"up": {Code: tea.KeyUp}, "esc": {Code: tea.KeyEscape}, "space": {Code: tea.KeySpace, Text: " "},
	"ctrl+left": {Code: tea.KeyLeft, Mod: tea.ModCtrl}, "ctrl+right": {Code: tea.KeyRight, Mod: tea.ModCtrl},
	"alt+left": {Code: tea.KeyLeft, Mod: tea.ModAlt}, "alt+right": {Code: tea.KeyRight, Mod: tea.ModAlt},
	"alt+backspace": {Code: tea.KeyBackspace, Mod: tea.ModAlt}, "ctrl+backspace": {Code: tea.KeyBackspace, Mod: tea.ModCtrl},
	"ctrl+delete": {Code: tea.KeyDelete, Mod: tea.ModCtrl}, "alt+delete": {Code: tea.KeyDelete, Mod: tea.ModAlt},
	"ctrl+a": {Code: 'a', Mod: tea.ModCtrl}, "ctrl+e": {Code: 'e', Mod: tea.ModCtrl}, "ctrl+h": {Code: 'h', Mod: tea.ModCtrl},
	"ctrl+w": {Code: 'w', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+k": {Code: 'k', Mod: tea.ModCtrl},
	"ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "ctrl+y": {Code: 'y', Mod: tea.ModCtrl},
	"ctrl+shift+z": {Code: 'z', Mod: tea.ModCtrl | tea.ModShift},
	"alt+m":        {Code: 'm', Mod: tea.ModAlt}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl},
}

func press(l *Line, key string) Reply { return l.Update(tea.KeyPressMsg(keyNames[key])) }

// play types text, presses keys in angle brackets, and pastes what follows "<paste>".
func play(l *Line, script string) {
	for script != "" {
		if pasted, ok := strings.CutPrefix(script, "<paste>"); ok {
			l.Update(tea.PasteMsg{Content: pasted})
			return
		}
		if name, rest, ok := strings.Cut(script, ">"); ok && script[0] == '<' {
			press(l, name[1:])
			script = rest
			continue
		}
		cluster, _ := cells.Next(script)
		r := []rune(cluster)
		l.Update(tea.KeyPressMsg{Code: r[0], Text: cluster})
		script = script[len(cluster):]
	}
}

// shown is the text with a bar where the cursor stands.
func shown(l *Line) string { return l.text[:l.at] + "│" + l.text[l.at:] }

func TestEditing(t *testing.T) {
	tests := []struct{ name, script, want string }{
		{"typing", "Heating", "Heating│"},
		{"in the middle", "Heting<left><left><left><left>a", "Hea│ting"},
		{"backspace", "Heatt<backspace>ing", "Heating│"},
		{"delete", "xHeating<home><delete>", "│Heating"},
		{"ends", "b<home>a<end>c", "abc│"},
		{"control ends", "b<ctrl+a>a<ctrl+e>c", "abc│"},
		{"stay inside", "a<left><left><left><right><right><right>b", "ab│"},
		{"wide", "世界<left>x", "世x│界"},
		{"a family is one", "a" + family + "<backspace>b", "ab│"},
		{"a letter and its accent are one", "caf" + eAcute + "s<left><left><delete>", "caf│s"},
		{"an accent joins the letter before", "ex<left>\u0301", eAcute + "│x"},
		{"right to left in logical order", "שלום<left>x", "שלוx│ם"},
		{"word left", "one two-three<ctrl+left>|<ctrl+left>|", "one |│two-|three"},
		{"word right", "one two<home><alt+right>|<alt+right>|", "one| two|│"},
		{"don't is a word", "say don't<alt+left>|", "say |│don't"},
		{"erase a word", "one two<ctrl+w>", "one │"},
		{"erase a word in the middle", "one two<left><ctrl+backspace>", "one │o"},
		{"erase the word after", "one two<home><ctrl+delete>", "│ two"},
		{"kill to the start", "one two<left><left><left><ctrl+u>", "│two"},
		{"kill to the end", "one two<left><left><left><ctrl+k>", "one │"},
		{"paste", "ab<left><paste>one line\n", "aone line│b"},
		{"paste with escapes", "<paste>a\x1b[31m\u202eb\tc", "a[31mb c│"},
		{"ideographic blank", "暑い\u3000#お金", "暑い #お金│"},
		{"undo by words", "one two<ctrl+z>", "one │"},
		{"undo twice", "one two<ctrl+z><ctrl+z>", "│"},
		{"redo", "one two<ctrl+z><ctrl+z><ctrl+y>", "one │"},
		{"redo twice", "one two<ctrl+z><ctrl+z><ctrl+y><ctrl+y>", "one two│"},
		{"ctrl+shift+z is nothing", "one two<ctrl+z><ctrl+z><ctrl+shift+z>", "│"},
		{"typing ends redo", "one two<ctrl+z>x<ctrl+y>", "one x│"},
		{"erasing undone at once", "one two<backspace><backspace><ctrl+z>", "one two│"},
		{"undo a kill", "one two<ctrl+u><ctrl+z>", "one two│"},
		{"undo a paste", "one <paste>two three", "one two three│"},
		{"erased letter by letter is given up", "ab<backspace><backspace><ctrl+z>", "│"},
		{"moving begins a new undo", "ab<left>c<ctrl+z>", "a│b"},
	}
	for _, test := range tests {
		l := New()
		play(l, test.script)
		if got := shown(l); got != test.want {
			t.Errorf("%s: %q gives %s, want %s", test.name, test.script, got, test.want)
		}
	}
}

func TestWhatIsNotTheLinesIsLeftToTheCaller(t *testing.T) {
	l := New()
	for _, key := range []string{"enter", "tab", "up", "esc", "alt+m", "ctrl+c", "left", "delete", "backspace", "home", "ctrl+z", "ctrl+y", "ctrl+k"} {
		if reply := press(l, key); reply.Handled {
			t.Errorf("an empty line takes %s", key)
		}
	}
	play(l, "Heating")
	for _, key := range []string{"enter", "tab", "up", "esc", "alt+m", "ctrl+c"} {
		if reply := press(l, key); reply.Handled {
			t.Errorf("the line takes %s", key)
		}
	}
	l.SetText("as it was")
	for _, key := range []string{"ctrl+z", "ctrl+y", "left", "home"} {
		if reply := press(l, key); !reply.Handled || reply.Changed {
			t.Errorf("%s in a line with text: %+v, want handled without a change", key, reply)
		}
	}
	if reply := l.Update(tea.KeyReleaseMsg{Code: 'a', Text: "a"}); reply.Handled || l.Text() != "as it was" {
		t.Error("a released key types")
	}
}

func TestAltGrTypes(t *testing.T) {
	l := New()
	if reply := l.Update(tea.KeyPressMsg{Code: '#', Text: "#", Mod: tea.ModCtrl | tea.ModAlt}); !reply.Changed || l.Text() != "#" {
		t.Errorf("AltGr types %q", l.Text())
	}
	if reply := l.Update(tea.KeyPressMsg{Code: 'm', Text: "m", Mod: tea.ModAlt}); reply.Handled {
		t.Error("Alt types")
	}
}

func TestControlKeysOnOtherLayouts(t *testing.T) {
	l := New()
	l.SetText("one two")
	cyrillic := tea.KeyPressMsg{Code: 'ц', BaseCode: 'w', Mod: tea.ModCtrl}
	if l.Update(cyrillic); l.Text() != "one " {
		t.Errorf("Ctrl+W on a Cyrillic layout gives %q", l.Text())
	}
	azerty := tea.KeyPressMsg{Code: 'w', BaseCode: 'z', Mod: tea.ModCtrl}
	if l.Update(azerty); l.Text() != "" {
		t.Errorf("Ctrl+W on a French layout gives %q", l.Text())
	}
}

func TestEveryListedKeyActs(t *testing.T) {
	for _, b := range Keys() {
		for _, name := range b.Keys() {
			key, known := keyNames[name]
			if !known || key.Mod == 0 && key.Text != "" || (tea.KeyPressMsg(key)).Keystroke() != name {
				t.Errorf("%s: key %q is not one", b.Help().Desc, name)
				continue
			}
			if actionOf(tea.KeyPressMsg(key)) == nil {
				t.Errorf("%s does nothing", name)
			}
		}
	}
}

func TestPasteOfSeveralLinesIsReported(t *testing.T) {
	l := New()
	play(l, "kept")
	reply := l.Update(tea.PasteMsg{Content: "Waiting\r\n\r\n  Money \tworries\x1b\nA #b\u2028d"})
	want := []string{"Waiting", "Money worries", "A #b", "d"}
	if !reply.Handled || reply.Changed || !reflect.DeepEqual(reply.Block, want) {
		t.Errorf("reply %+v, want the block %q", reply, want)
	}
	if l.Text() != "kept" {
		t.Errorf("the line now holds %q", l.Text())
	}
}

func TestResetForgets(t *testing.T) {
	l := New()
	play(l, "one two")
	l.Reset()
	if reply := press(l, "ctrl+z"); reply.Handled || !l.Empty() {
		t.Errorf("undo after reset gives %q", l.Text())
	}
	play(l, "three")
	l.Clear()
	if press(l, "ctrl+z"); l.Text() != "three" {
		t.Errorf("undo of Clear gives %q", l.Text())
	}
}

func TestUndoIsBounded(t *testing.T) {
	l := New()
	long := strings.Repeat("a quote that goes on ", 5000)
	for range 30 {
		l.Insert(long)
	}
	size := 0
	for _, s := range l.memory.past {
		size += len(s.text)
	}
	if size > maxPastSize && len(l.memory.past) > 1 {
		t.Errorf("undo holds %d bytes in %d states", size, len(l.memory.past))
	}
}

// scripts draws what fingers do.
func scripts() *rapid.Generator[string] {
	var keys []string
	for name := range keyNames {
		keys = append(keys, "<"+name+">")
	}
	piece := rapid.OneOf(rapid.SampledFrom(sorted(keys)), lines().Filter(func(s string) bool { return !strings.Contains(s, "<") }))
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 25).Draw(t, "pieces"), "") })
}

func TestUndoRestoresEveryState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := New()
		play(l, scripts().Draw(t, "script"))
		end := l.Text()
		undone := 0
		for l.Undo().Changed {
			undone++
		}
		for range undone {
			l.Redo()
		}
		if l.Text() != end {
			t.Fatalf("redo of everything gives %q, want %q", l.Text(), end)
		}
	})
}

func TestTheLineStaysSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := New()
		l.SetCandidates(someThemes())
		play(l, scripts().Draw(t, "script"))
		checkLine(t, l, rapid.IntRange(-1, 90).Draw(t, "width"))
	})
}

// checkLine holds what is true of a line in every state.
func checkLine(t fataler, l *Line, width int) {
	if i := strings.IndexFunc(l.text, func(r rune) bool { return !text.Printable(r) }); i >= 0 {
		t.Fatalf("%q holds %q", l.text, l.text[i:])
	}
	if snap(l.text, l.at) != l.at || l.at < 0 || l.at > len(l.text) {
		t.Fatalf("the cursor stands inside a cluster: %q", shown(l))
	}
	row, cursor := l.view(width)
	if cells.Width(row) > max(width, 0) {
		t.Fatalf("%s at %d cells: the row %q takes %d", shown(l), width, row, cells.Width(row))
	}
	if cursor < 0 || cursor >= max(width, 1) {
		t.Fatalf("%s at %d cells: the cursor is at %d", shown(l), width, cursor)
	}
	if width >= 10 {
		checkCursor(t, l, row, cursor, width)
	}
	preview := plainText(l.Preview(width, Context{}))
	if cells.Width(preview) > max(width, 0) {
		t.Fatalf("%q at %d cells: the preview %q takes %d", l.text, width, preview, cells.Width(preview))
	}
}

// checkCursor finds what stands at and before the cursor in the row.
func checkCursor(t fataler, l *Line, row string, cursor, width int) {
	head, w := cells.Cut(row, cursor)
	if w != cursor {
		t.Fatalf("%s at %d cells: column %d is inside a cluster of %q", shown(l), width, cursor, row)
	}
	want, at := cells.Next(l.text[l.at:])
	if want != "" && at == 0 {
		return // a mark without a letter takes no cell
	}
	if !strings.Contains(row[len(strings.TrimRight(head, " ")):], want) {
		t.Fatalf("%s at %d cells: %q is not at column %d of %q", shown(l), width, want, cursor, row)
	}
	if last := l.text[before(l.text, l.at):l.at]; last != "" && !strings.HasSuffix(head, last) && cells.Width(last) > 0 {
		t.Fatalf("%s at %d cells: %q is not before column %d of %q", shown(l), width, last, cursor, row)
	}
}

func FuzzLine(f *testing.F) {
	f.Add("Heating #mon<left>|<ctrl+z>", "pasted\ntext", 20)
	f.Add(family+"<backspace>世界"+eAcute, "\x1b[31m\u202e", 9)
	f.Fuzz(func(t *testing.T, script, pasted string, width int) {
		l := New()
		l.SetCandidates(someThemes())
		play(l, script)
		l.Update(tea.PasteMsg{Content: pasted})
		play(l, "<left>x<ctrl+w>#a")
		l.Accept()
		checkLine(t, l, width%200)
	})
}

func BenchmarkType(b *testing.B) {
	l := New()
	l.SetCandidates(someThemes())
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%60 == 0 {
			l.Reset()
		}
		l.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
	}
}
