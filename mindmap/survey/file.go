package survey

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

// OpenFile reads a survey tool's export, with what its codes stand for from the file of labels; without one, from a file
// beside it that is called after it.
func OpenFile(path, labels string, o Options) (*Sheet, error) {
	file, size, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	maybe := labels == ""
	if maybe {
		labels = labelsBeside(path)
	}
	if labels != "" {
		beside, size, err := openFile(labels)
		if err != nil {
			return nil, err
		}
		defer beside.Close()
		o.Labels = &Beside{Name: labels, ReaderAt: beside, Size: size, Maybe: maybe}
	}
	return Open(filepath.Base(path), file, size, o)
}

// labelsBeside is the file of labels that is called after a survey, as responses-labels.csv is; empty when there is none.
func labelsBeside(path string) string {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	for _, what := range []string{"labels", "choices", "codebook"} {
		for _, name := range []string{stem + "-" + what, stem + "_" + what, stem + "." + what, stem + " " + what} {
			for _, ext := range []string{".csv", ".xlsx"} {
				if info, err := os.Stat(name + ext); err == nil && info.Mode().IsRegular() {
					return name + ext
				}
			}
		}
	}
	return ""
}

func openFile(path string) (*os.File, int64, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, fault.Advise(fmt.Errorf("%s: there is no such survey", text.TellPath(path)), "give the CSV or XLSX file that the survey tool exports")
	}
	if err != nil {
		return nil, 0, fmt.Errorf("read survey: %w", err)
	}
	info, err := file.Stat()
	switch {
	case err != nil:
		err = fmt.Errorf("read survey: %w", err)
	case !info.Mode().IsRegular():
		err = fault.Advise(fmt.Errorf("%s is no file", text.TellPath(path)), "give the CSV or XLSX file that the survey tool exports")
	}
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}
