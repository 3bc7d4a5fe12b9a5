package importing

import (
	"path/filepath"
	"strings"

	"mindwall/tui/files"
)

// CompletePath returns what a half-typed path of a survey may become: folders, and files that may be surveys.
func CompletePath(text string) []string { return files.Complete(text, isSurveyName) }

// isSurveyName tells the files that survey tools export, and outlines.
func isSurveyName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".opml", ".mm", ".xmind", ".mup", ".json", ".mmd", ".mermaid", ".md", ".markdown":
		return true
	}
	return false
}
