package importing

import (
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap/desk"
)

// maxFound is how many files are offered to complete a path.
const maxFound = 200

// CompletePath returns what a half-typed path of a survey may become: folders, and files that may be surveys. Hidden
// ones are offered when their dot is typed.
func CompletePath(text string) []string {
	if text == "~" {
		return []string{"~" + string(filepath.Separator)}
	}
	cut := strings.LastIndexFunc(text, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) }) + 1
	folder, start := text[:cut], text[cut:]
	where := desk.ExpandHome(folder)
	if where == "" {
		where = "."
	}
	files, err := os.ReadDir(where)
	if err != nil {
		return nil
	}
	var found []string
	for _, f := range files {
		name := f.Name()
		if !strings.HasPrefix(name, start) || name[0] == '.' && !strings.HasPrefix(start, ".") || len(found) == maxFound {
			continue
		}
		switch info, err := os.Stat(filepath.Join(where, name)); { // follows links
		case err != nil:
		case info.IsDir():
			found = append(found, folder+name+string(filepath.Separator))
		case isSurveyName(name):
			found = append(found, folder+name)
		}
	}
	return found
}

// isSurveyName tells the files that survey tools export, and outlines.
func isSurveyName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".opml", ".mm", ".xmind", ".mup", ".json", ".mmd", ".mermaid", ".md", ".markdown":
		return true
	}
	return false
}
