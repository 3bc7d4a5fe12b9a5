package proposals_test

import (
	"strings"

	"mindwall/tui/internal/drive"
	"mindwall/tui/screen"
)

// wall is the console of a wall as an outline has it; outlines of it tell the sides of themes.
func wall(t drive.TB, size screen.Size, outline string) *drive.Driver {
	t.Helper()
	d := drive.New(t, drive.Options{Size: size, Wall: outline})
	d.Sides = true
	return d
}

func openCluster(t drive.TB, size screen.Size, outline string) *drive.Driver {
	t.Helper()
	return wall(t, size, outline).Press("f11").Sees("Themes for the unsorted")
}

func openRepeats(t drive.TB, size screen.Size, outline string) *drive.Driver {
	t.Helper()
	return goTo(wall(t, size, outline), "likely repeats").Sees("Likely repeats")
}

func openApart(t drive.TB, size screen.Size, outline string) *drive.Driver {
	t.Helper()
	return goTo(wall(t, size, outline), "like no other").Sees("Answers like no other")
}

// goTo goes from the console to a page by the name of what it does.
func goTo(d *drive.Driver, name string) *drive.Driver {
	d.T.Helper()
	return d.Press("ctrl+p").Type(name).Press("enter")
}

// cluster goes to the themes for what is unsorted, also when nothing is.
func cluster(d *drive.Driver) *drive.Driver {
	d.T.Helper()
	return goTo(d, "like no other").Press("f11").Sees("Themes for the unsorted")
}

// back reports whether the console is seen again.
func back(d *drive.Driver) bool { return strings.Contains(d.Row(-2), "✓ saved") }

// pairs is how many pairs of answers are seen.
func pairs(d *drive.Driver) int { return strings.Count(d.Screen(), "  ≈  ") }
