package scan

import (
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	qr "github.com/piglig/go-qr"

	"mindwall/mindmap/scheme"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

var cell = regexp.MustCompile(`\x1b\[38;2;(\d+);\d+;\d+;48;2;(\d+);\d+;\d+m▀`)

// paint is what a terminal shows of rows of half blocks, with so many pixels between rows that only backgrounds fill.
func paint(t *testing.T, rows []string, gap int) image.Image {
	t.Helper()
	const w, h = 8, 16
	img := image.NewGray(image.Rect(0, 0, w*cells.Width(rows[0]), (h+gap)*len(rows)))
	for y, row := range rows {
		all := cell.FindAllStringSubmatch(row, -1)
		if len(all) != cells.Width(row) {
			t.Fatalf("row %d has %d half blocks in %d cells", y, len(all), cells.Width(row))
		}
		for x, each := range all {
			upper, _ := strconv.Atoi(each[1])
			lower, _ := strconv.Atoi(each[2])
			for py := range h + gap {
				shade := lower
				if py < h/2 {
					shade = upper
				}
				for px := range w {
					img.SetGray(x*w+px, y*(h+gap)+py, color.Gray{Y: uint8(shade)})
				}
			}
		}
	}
	return img
}

// scan reads a code with zbar, where that is installed; and else with a decoder that wants the
// modules square, and says nothing of pictures that it cannot read.
func scan(t *testing.T, img image.Image) string {
	t.Helper()
	if _, err := exec.LookPath("zbarimg"); err != nil {
		got, err := qr.Decode(img)
		if err != nil {
			t.Skip("only zbar reads every gap, and it is not installed: ", err)
		}
		return got
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "code.png"))
	if err == nil {
		err = errors.Join(png.Encode(file, img), file.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	out, _ := exec.Command("zbarimg", "-q", "--raw", file.Name()).Output()
	return strings.TrimSpace(string(out))
}

func TestCodesCanBeScanned(t *testing.T) {
	for _, address := range []string{"http://10.0.0.7:8080/KKMMPP", "http://192.168.100.200:65535/BCDFGH", "https://wall.example/BCDFGH"} {
		for _, kind := range scheme.All {
			code, err := New(address)
			if err != nil {
				t.Fatal(err)
			}
			if code.Width() > 33 || code.Height() > 17 {
				t.Errorf("%s: %d by %d cells, want at most 33 by 17", address, code.Width(), code.Height())
			}
			rows := code.Rows(look.New(kind, false))
			for gap := range 5 {
				if got := scan(t, paint(t, rows, gap)); got != strings.ToUpper(address) {
					t.Errorf("%s, %s, gap %d: %q", address, kind, gap, got)
				}
			}
		}
	}
}

// The address of somebody else's site is read as it is written, in capitals and small letters.
func TestAnAddressIsScannedExactly(t *testing.T) {
	for _, c := range []struct {
		address, read string
		width         int
	}{
		{"https://example.org/Lunch", "https://example.org/Lunch", 33},
		{"https://example.org/2026/Autumn-and-on?Version=2#Top", "https://example.org/2026/Autumn-and-on?Version=2#Top", 37},
		{"https://bücher.example/Über-uns", "https://b%C3%BCcher.example/%C3%9Cber-uns", 37},
	} {
		for _, kind := range scheme.All {
			code, err := Exactly(c.address)
			if err != nil || code.Width() > c.width {
				t.Fatalf("%s takes %d cells, %v", c.address, code.Width(), err)
			}
			if got := scan(t, paint(t, code.Rows(look.New(kind, false)), 0)); got != c.read {
				t.Errorf("%s, %s: %q", c.address, kind, got)
			}
		}
	}
	code, err := Exactly("https://example.org/Lunch")
	if err != nil {
		t.Fatal(err)
	}
	for n := 2; n <= 3; n++ {
		large := code.Times(n)
		if large.Width() != n*code.Width() || large.Height() != (n*code.Width()+1)/2 {
			t.Errorf("%d times as large it takes %d × %d cells", n, large.Width(), large.Height())
		}
		if got := scan(t, paint(t, large.Rows(look.New(look.Dark, false)), 0)); got != "https://example.org/Lunch" {
			t.Errorf("%d times as large it reads %q", n, got)
		}
	}
	if _, err := Exactly("https://example.org/" + strings.Repeat("x", 480)); err != nil { // the longest that an event takes
		t.Error(err)
	}
}

// Without colours a code is dark on light, by what the letters of such a terminal are.
func TestCodesWithoutColours(t *testing.T) {
	code, err := New("http://10.0.0.7/KKMMPP")
	if err != nil {
		t.Fatal(err)
	}
	light, dark := code.Rows(look.New(look.Light, true)), code.Rows(look.New(look.Dark, true))
	if strings.Trim(light[0], " ") != "" || strings.Trim(dark[0], "█") != "" || strings.ContainsRune(light[8], '\x1b') {
		t.Errorf("the quiet rows are %q and %q", light[0], dark[0])
	}
}

// Words have what the code leaves them, and all of the width where there is no code, or no room for it.
func TestWordsBesideACode(t *testing.T) {
	l := look.New(look.Dark, false)
	const address = "http://192.0.2.7:8080/BCDFGH"
	for _, c := range []struct {
		address       string
		width, height int
		beside        bool
	}{
		{address, 80, 20, true}, {address, 33 + gap + narrowest, 17, true}, {address, 33 + gap + narrowest - 1, 17, false},
		{address, 80, 16, false}, {"", 80, 20, false}, {strings.Repeat("x", 8000), 80, 20, false},
	} {
		given := 0
		all := Beside(l, c.address, c.width, c.height, func(width int) string { given = width; return "words" })
		if beside := given < c.width; beside != c.beside || !strings.Contains(all, "words") || lipgloss.Height(all) > c.height {
			t.Errorf("in %d × %d words have %d cells:\n%s", c.width, c.height, given, all)
		}
	}
}
