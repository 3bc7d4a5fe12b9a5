// Command affinity-eval tells how well mindmap/affinity does its work on texts whose right answers are known.
//
//	affinity-eval < episodes.jsonl > predictions.jsonl
//	affinity-eval score episodes.jsonl …
//
// Without arguments it reads episodes, one JSON object a line, and writes a prediction for each, also one a line. With
// score it reads files of episodes that hold the right answers, predicts without them, and prints means over episodes.
// docs/likeness.md describes both formats.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "affinity-eval:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	switch {
	case len(args) == 0:
		return predictAll(in, out)
	case args[0] == "score" && len(args) > 1:
		return scoreFiles(args[1:], out)
	case args[0] == "walls" && len(args) > 1:
		return scoreWalls(args[1:], out)
	}
	return errors.New("usage: affinity-eval < episodes.jsonl, or affinity-eval score episodes.jsonl …, or affinity-eval walls wall.txt …")
}

func predictAll(in io.Reader, out io.Writer) error {
	w := bufio.NewWriter(out)
	encoder := json.NewEncoder(w)
	err := eachEpisode(in, func(e *episode) error {
		p, err := predict(e)
		if err != nil {
			return err
		}
		return encoder.Encode(p)
	})
	return errors.Join(err, w.Flush())
}

// eachEpisode calls f with every episode; an error names the line.
func eachEpisode(in io.Reader, f func(*episode) error) error {
	r := bufio.NewReaderSize(in, 1<<20)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(line) > 1 {
			var e episode
			if err := json.Unmarshal(line, &e); err != nil {
				return fmt.Errorf("line %d: read episode: %w", n, err)
			}
			if err := f(&e); err != nil {
				return fmt.Errorf("line %d: episode %q: %w", n, e.ID, err)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read episodes: %w", err)
		}
	}
}
