package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// embeddings are words, most frequent first, and their vectors.
type embeddings struct {
	dimensions int
	words      []string
	vectors    map[string][]float32
}

// readEmbeddings reads the JSON object of the package: "dimensions", "words", and "vectors", whose rows carry some more
// numbers after the dimensions.
func readEmbeddings(in io.Reader) (*embeddings, error) {
	e := &embeddings{vectors: map[string][]float32{}}
	d := json.NewDecoder(in)
	if err := open(d); err != nil {
		return nil, fmt.Errorf("read embeddings: %w", err)
	}
	for d.More() {
		key, err := d.Token()
		if err == nil {
			err = e.readField(d, key)
		}
		if err != nil {
			return nil, fmt.Errorf("read embeddings: %v: %w", key, err)
		}
	}
	if e.dimensions <= 0 || len(e.words) == 0 || len(e.vectors) == 0 {
		return nil, errors.New("read embeddings: no dimensions, no words or no vectors")
	}
	for w, v := range e.vectors {
		if len(v) < e.dimensions {
			return nil, fmt.Errorf("read embeddings: the vector of %q has %d numbers, want %d", w, len(v), e.dimensions)
		}
		e.vectors[w] = v[:e.dimensions]
	}
	return e, nil
}

func (e *embeddings) readField(d *json.Decoder, key json.Token) error {
	switch key {
	case "dimensions":
		return d.Decode(&e.dimensions)
	case "words":
		return d.Decode(&e.words)
	case "vectors":
		return e.readVectors(d)
	}
	var skipped json.RawMessage
	return d.Decode(&skipped)
}

// readVectors reads them one by one, for all at once take gigabytes.
func (e *embeddings) readVectors(d *json.Decoder) error {
	if err := open(d); err != nil {
		return err
	}
	for d.More() {
		word, err := d.Token()
		if err != nil {
			return err
		}
		var v []float32
		if err := d.Decode(&v); err != nil {
			return fmt.Errorf("%v: %w", word, err)
		}
		e.vectors[word.(string)] = v // a key of an object is always a string
	}
	_, err := d.Token()
	return err
}

func open(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	if token != json.Delim('{') {
		return fmt.Errorf("%v where an object should begin", token)
	}
	return nil
}
