//go:build unix

package main

import (
	"path/filepath"
	"testing"
)

// What is alike is asked once: what a person said holds the next time, and what was left for later is asked again.
func TestCompareAsks(t *testing.T) {
	home := t.TempDir()
	spring, autumn := filepath.Join(home, "spring.wall"), filepath.Join(home, "autumn.wall")
	mindwall(t, home, "new", spring, "--title", "Spring", "--question", "What helps?", "--question", "What hinders?", "--no-open")
	mindwall(t, home, "new", autumn, "--title", "Autumn", "--question", "What has helped?", "--question", "What has hindered?", "--no-open")
	ask := func() *terminal {
		return start(t, 100, 60, home, "compare", spring, autumn, "--ask")
	}
	first := "“What helps?” in spring, “What has helped?” in autumn: the same question? [y/n, Enter: later]"
	second := "“What hinders?” in spring, “What has hindered?” in autumn: the same question? [y/n, Enter: later]"
	ask().sees(first).send("\r").sees(second).send("perhaps\r").sees("2 pairs put together by likeness").ends()
	ask().sees(first).send("Y\r").sees(second).send("\r").sees("1 pair put together by likeness").ends()
	x := ask().sees(second)
	x.misses(first)
	x.press("ctrl+c").sees("interrupted").ends()
	x = ask().sees(second).send("no\r").sees("autumn does not ask it", "exact test")
	x.misses("put together by likeness")
	x.ends()
	x = ask().sees("exact test")
	x.misses("the same question?")
	x.ends()
}
