package main

import (
	"strconv"
	"strings"
	"testing"
)

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
