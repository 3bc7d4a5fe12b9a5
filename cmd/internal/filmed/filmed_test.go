package filmed

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image/gif"
	"image/png"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/replay"
	"mindwall/tui/look"
)

func requestOf(l *fold.Live, to string) Request {
	return Request{Replay: replay.Of(l, replay.Options{}), Look: look.New(look.Light, false), To: to}
}

func demoWall() *fold.Live {
	live := fold.NewLive()
	live.Add(demo.Entries()...)
	return live
}

// written are the files of a film, by their names.
func written(t testing.TB, r Request) map[string][]byte {
	t.Helper()
	result, err := Write(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, path := range result.Paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = data
	}
	return files
}

// The film of the sample event is light enough for a page, others can read it, and it is the same each time.
func TestTheFilmOfTheDemo(t *testing.T) {
	for name, most := range map[string]int{"demo.svg": 500_000, "demo.gif": 1_500_000, "demo.PNG": 15_000_000} {
		files := written(t, requestOf(demoWall(), filepath.Join(t.TempDir(), "new folder", name)))
		size := 0
		for name, data := range files {
			size += len(data)
			if err := readable(name, data); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if size > most {
			t.Errorf("%s has %d bytes in %d files", name, size, len(files))
		}
		if again := written(t, requestOf(demoWall(), filepath.Join(t.TempDir(), name))); !maps.EqualFunc(files, again, bytes.Equal) {
			t.Errorf("%s is another the next time", name)
		}
	}
}

// readable reads a film by other means than it was made by.
func readable(name string, data []byte) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png":
		picture, err := png.Decode(bytes.NewReader(data))
		if err == nil && (picture.Bounds().Dx() != 1920 || picture.Bounds().Dy() != 1080) {
			err = fmt.Errorf("it is %v", picture.Bounds())
		}
		return err
	case ".gif":
		film, err := gif.DecodeAll(bytes.NewReader(data))
		if err == nil && len(film.Image) < 30 {
			err = fmt.Errorf("%d pictures", len(film.Image))
		}
		return err
	}
	if text := string(data); strings.Contains(text, "<script") || strings.Contains(text, "href") {
		return errors.New("it has scripts or links")
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// secretive is a wall on which a few things happen, among them ones with words that are not public.
func secretive(t testing.TB, steps []int, secret string) *fold.Live {
	w := newWall(t, "Lunch", "de")
	q := w.do(mindmap.AskQuestion{Text: "What helps?"})
	theme := w.do(mindmap.AddTheme{Question: q, Text: "People"})
	for i, step := range steps {
		public := mindmap.AddAnswer{Question: q, Caption: fmt.Sprintf("Public %d", i)}
		if i%2 == 0 {
			public.Theme = theme
		}
		private := public
		private.Caption = secret
		switch step {
		case 0:
			w.do(public)
		case 1:
			w.do(private)
			if _, _, err := w.Undo(); err != nil {
				t.Fatal(err)
			}
		case 2:
			w.do(mindmap.Remove{Node: w.do(private)})
		case 3:
			w.do(mindmap.ParkAnswer{Answer: w.do(private), Parked: true})
		case 4:
			private.Inbox = true
			w.do(private)
		case 5:
			w.do(mindmap.Reword{Node: w.do(private), Text: public.Caption})
		case 6:
			public.Quote = secret
			w.do(public)
		case 7:
			id := w.do(private)
			w.do(mindmap.Redact{Entries: []mindmap.ID{id}})
		case 8:
			private.Inbox = true
			id := w.do(private)
			w.do(mindmap.Reword{Node: id, Text: public.Caption})
			w.do(mindmap.AdmitAnswer{Answer: id})
		case 9:
			w.do(mindmap.Remove{Node: w.do(mindmap.AddTheme{Question: q, Text: "On " + string([]rune(secret)[:1])})})
		}
	}
	return w.Live
}

const secretSteps = 10

// Nothing of a film depends on words that are not public: not what is seen, not for how long, and not what is said of it.
func TestFilmsKeepSecrets(t *testing.T) {
	secrets := rapid.SampledFrom([]string{"Zyx", "Xanthippe said so, and more than fits on any line of it, again and again", "秘密", "سر.", "👩‍👩‍👧"})
	rapid.Check(t, func(rt *rapid.T) {
		steps := rapid.SliceOfN(rapid.IntRange(0, secretSteps-1), 1, 8).Draw(rt, "steps")
		var films [2]film
		for i := range films {
			films[i].request = requestOf(secretive(t, steps, secrets.Draw(rt, "secret")), "")
			if err := films[i].shoot(context.Background()); err != nil {
				rt.Fatal(err)
			}
		}
		a, b := films[0], films[1]
		if diff := cmp.Diff([]any{a.shots, a.outline, a.event}, []any{b.shots, b.outline, b.event}, cmp.AllowUnexported(shot{})); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func TestFilesKeepSecrets(t *testing.T) {
	var steps []int
	for i := range secretSteps {
		steps = append(steps, i)
	}
	for _, name := range []string{"a.svg", "a.gif", "a.png"} {
		one := written(t, requestOf(secretive(t, steps, "Zyx"), filepath.Join(t.TempDir(), name)))
		other := written(t, requestOf(secretive(t, steps, "秘密, and much more"), filepath.Join(t.TempDir(), name)))
		if !maps.EqualFunc(one, other, bytes.Equal) {
			t.Errorf("%s depends on words that are not public", name)
		}
	}
}

// A film says what it is, in the language of the event.
func TestAFilmSpeaksTheLanguageOfTheEvent(t *testing.T) {
	files := written(t, requestOf(secretive(t, []int{0, 0, 3, 0}, "Zyx"), filepath.Join(t.TempDir(), "a.svg")))
	for _, want := range []string{`xml:lang="de"`, ">Lunch: Wie die Karte entstanden ist<", "Public 1", "Nicht zugeordnet"} {
		if !bytes.Contains(files["a.svg"], []byte(want)) {
			t.Errorf("%q is not in\n%.1500s", want, files["a.svg"])
		}
	}
}

// What is said of the film of one question is about that.
func TestAFilmOfOneQuestionSaysNothingOfOthers(t *testing.T) {
	live := demoWall()
	r := requestOf(live, filepath.Join(t.TempDir(), "a.svg"))
	r.Replay = replay.Of(live, replay.Options{Question: live.Board().Questions[1].ID})
	film := written(t, r)["a.svg"]
	for _, q := range live.Board().Questions {
		if has := bytes.Contains(film, []byte(q.Text)); has != (q == live.Board().Questions[1]) {
			t.Errorf("%q is there: %v", q.Text, has)
		}
	}
}

// A wall without answers, or without anything, is a film of one picture.
func TestFilmsOfLittle(t *testing.T) {
	w := newWall(t, "", "")
	for range 2 {
		for _, name := range []string{"a.svg", "a.gif", "a.png"} {
			files := written(t, requestOf(w.Live, filepath.Join(t.TempDir(), name)))
			if len(files) != 1 {
				t.Errorf("%s: %d files", name, len(files))
			}
			for name, data := range files {
				if strings.HasSuffix(name, ".gif") {
					_, err := gif.DecodeAll(bytes.NewReader(data))
					if err != nil {
						t.Error(err)
					}
				} else if err := readable(name, data); err != nil {
					t.Error(err)
				}
			}
		}
		w.do(mindmap.AskQuestion{Text: "Anything?"})
	}
}

// What is there is not replaced unless it may be, and a series that is shorter than the one before says so.
func TestFilmsReplaceWhatTheyMay(t *testing.T) {
	w := newWall(t, "Lunch", "en")
	q := w.do(mindmap.AskQuestion{Text: "What helps?"})
	short := w.Live
	dir := t.TempDir()
	written(t, requestOf(secretive(t, []int{0, 0, 0}, ""), filepath.Join(dir, "a.png")))
	r := requestOf(short, filepath.Join(dir, "a.png"))
	before, _ := os.ReadDir(dir)
	if _, err := Write(context.Background(), r); fault.KindOf(err) != fault.Exists {
		t.Errorf("it replaces what is there: %v", err)
	}
	r.Force = true
	result, err := Write(context.Background(), r)
	if err != nil || len(result.Paths) != 1 || len(result.Notes) != 1 || !strings.Contains(result.Notes[0], "a-0002.png") {
		t.Errorf("it writes %v and notes %v: %v", result.Paths, result.Notes, err)
	}
	if after, _ := os.ReadDir(dir); len(after) != len(before) || len(before) < 3 {
		t.Errorf("there are %v, and were %v", after, before)
	}
	_ = q
}

// A film that is ended leaves nothing, wherever it was.
func TestAnEndedFilmLeavesNothing(t *testing.T) {
	for _, name := range []string{"a.svg", "a.gif", "a.png"} {
		for _, at := range []int{0, 1, 40, 62, 90, 110} {
			ctx, stop := context.WithCancel(t.Context())
			r := requestOf(demoWall(), filepath.Join(t.TempDir(), name))
			calls, before := 0, 0
			r.Progress = func(done, total int, file string) {
				if calls++; calls > at {
					stop()
				}
				if done > total || done < before || file != name {
					t.Errorf("%d of %d after %d: %s", done, total, before, file)
				}
				before = done
			}
			_, err := Write(ctx, r)
			stop()
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s ended after %d steps: %v", name, at, err)
			}
			if left, _ := os.ReadDir(filepath.Dir(r.To)); len(left) > 0 {
				t.Errorf("%s leaves %v", name, left)
			}
		}
	}
}

func TestNamesOfFilms(t *testing.T) {
	for name, ok := range map[string]bool{"a.svg": true, "b/A.GIF": true, "a.png": true, "a.mp4": false, "gif": false, "": false, ".png": false, "a": false} {
		if err := CheckName(name); (err == nil) != ok {
			t.Errorf("%q: %v", name, err)
		}
	}
}
