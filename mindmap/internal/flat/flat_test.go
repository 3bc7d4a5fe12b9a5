package flat

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// read reads an object with the reader alone, as encoding/json would into a map; ok is false when it gave up.
func read(f *Reader) (all map[string]any, ok bool) {
	all = map[string]any{}
	for f.Next() {
		name := string(f.Name())
		switch c := f.peek(); {
		case c == '"':
			all[name] = f.Text()
		case '0' <= c && c <= '9':
			all[name] = float64(f.Number())
		case c == '{':
			inner := f.Within()
			within, _ := read(inner)
			f.Leave(inner)
			all[name] = within
		case c == '[':
			var list []any
			f.Each(func(inner *Reader, most int) {
				one, _ := read(inner)
				if list = append(list, one); len(list) > most {
					f.GiveUp()
				}
			})
			all[name] = list
		default:
			all[name] = f.Truth()
		}
	}
	return all, f.Done()
}

// objects draws what this program writes: texts, whole numbers, truths, and objects within, alone and in lists.
func objects(depth int) *rapid.Generator[map[string]any] {
	return rapid.Custom(func(t *rapid.T) map[string]any {
		object := map[string]any{}
		for range rapid.IntRange(0, 4).Draw(t, "fields") {
			name := rapid.StringMatching(`[a-z_]{1,8}`).Draw(t, "name")
			switch kind := rapid.IntRange(0, 4).Draw(t, "kind"); {
			case kind == 0:
				object[name] = float64(rapid.IntRange(0, 999_999_999).Draw(t, "number"))
			case kind == 1:
				object[name] = rapid.Bool().Draw(t, "truth")
			case kind == 2 && depth > 0:
				object[name] = objects(depth-1).Draw(t, "within")
			case kind == 3 && depth > 0:
				object[name] = []any{objects(depth-1).Draw(t, "first"), objects(depth-1).Draw(t, "second")}
			default:
				object[name] = rapid.String().Draw(t, "text")
			}
		}
		return object
	})
}

// TestWhatTheProgramWritesIsRead holds that nothing which the library writes without blanks is given up on, and all of it read alike.
func TestWhatTheProgramWritesIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body, err := json.Marshal(objects(3).Draw(t, "object"))
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]any
		if err := json.Unmarshal(body, &want); err != nil {
			t.Fatal(err)
		}
		if got, ok := read(New(body)); !ok || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s is read as %v, %v", body, got, ok)
		}
		if !Valid(body) {
			t.Fatalf("%s is said to be none", body)
		}
	})
}

// TestWhatIsOddIsGivenUp holds that what is written in another way is left to the library, sound or not.
func TestWhatIsOddIsGivenUp(t *testing.T) {
	for _, body := range []string{
		``, `{`, `}`, `[]`, `"text"`, `{"a"}`, `{"a":}`, `{"a":1`, `{"a":1,}`, `{"a":1}}`, `{"a":1} `, ` {"a":1}`, `{ "a":1}`, `{"a": 1}`,
		`{"a":01}`, `{"a":-1}`, `{"a":1.5}`, `{"a":1e3}`, `{"a":1234567890}`, `{"a":null}`, `{"a":nul}`, `{"a":truely}`, `{"\u0061":1}`,
		`{"a":"\x"}`, `{"a":"open}`, "{\"a\":\"\t\"}", `{"a":[]}`, `{"a":[{}`, `{"a":[{},]}`, `{"a":[1]}`, `{"a":{"b":1}`,
	} {
		if got, ok := read(New([]byte(body))); ok {
			t.Errorf("%s is read as %v", body, got)
		}
		if got, want := Valid([]byte(body)), json.Valid([]byte(body)); got != want {
			t.Errorf("%s is JSON: %v, want %v", body, got, want)
		}
	}
}
