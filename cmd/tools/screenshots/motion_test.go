package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// TestAFilmShowsEachPictureInItsTime plays films of any pictures by their style sheet.
func TestAFilmShowsEachPictureInItsTime(t *testing.T) {
	l := look.New(look.Dark, false)
	rapid.Check(t, func(t *rapid.T) {
		m := newMotion(terminal(screen.Size{W: 10, H: 2}), l)
		var pictures [][]string
		for range rapid.IntRange(1, 12).Draw(t, "pictures") {
			parts := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{`<rect x="1"/>`, `<path d="M1 1"/>`, `<text x="2">a</text>`, `<text x="2">b</text>`}), 0, 4, rapid.ID).Draw(t, "parts")
			m.show([]byte(strings.Join(parts, "\n")), "", time.Second)
			slices.Sort(parts)
			pictures = append(pictures, parts)
		}
		image := string(m.image())
		for i, want := range pictures {
			at := (float64(i) + 0.5) * 100 / float64(len(pictures))
			if got := seen(t, image, at); !slices.Equal(got, want) {
				t.Fatalf("picture %d shows %v, want %v, in\n%s", i, got, want, image)
			}
		}
	})
}

var (
	groupOf = regexp.MustCompile(`<g(?: class="m(?: z)? (k[0-9a-z]+)")?>(.*)</g>`)
	frameOf = regexp.MustCompile(`([0-9.]+)%\{visibility:([a-z]+)\}`)
)

// seen are the parts that an image shows at a time, in hundredths of its length.
func seen(t *rapid.T, image string, at float64) (parts []string) {
	for _, g := range groupOf.FindAllStringSubmatch(image, -1) {
		visible := "visible"
		if name := g[1]; name != "" {
			_, frames, found := strings.Cut(image, "@keyframes "+name+"{")
			if !found {
				t.Fatalf("nothing moves %s", name)
			}
			frames, _, _ = strings.Cut(frames, "."+name+"{")
			for _, f := range frameOf.FindAllStringSubmatch(frames, -1) {
				if from, _ := strconv.ParseFloat(f[1], 64); from <= at {
					visible = f[2]
				}
			}
		}
		if visible == "visible" {
			for _, part := range partOf.FindAllString(g[2], -1) {
				if !strings.Contains(part, `class="c"`) {
					parts = append(parts, part)
				}
			}
		}
	}
	slices.Sort(parts)
	return parts
}

// The film is short, and light enough for the top of a page.
func TestTheFilmIsShort(t *testing.T) {
	film, err := drawFilm()
	if err != nil {
		t.Fatal(err)
	}
	if len(film) > 200_000 {
		t.Errorf("%d bytes", len(film))
	}
	_, rest, _ := strings.Cut(string(film), "animation-duration:")
	length, _, _ := strings.Cut(rest, "ms")
	if n, err := strconv.Atoi(length); err != nil || n < 18_000 || n > 22_000 {
		t.Errorf("it lasts %s ms (%v)", length, err)
	}
}
