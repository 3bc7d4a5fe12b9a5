package dot

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/export/plan"
)

// namesOf are ids that people can read, by box: question, A for the first theme, A_1 and A_2 for what is under it, A_2_1 for what
// is under that. Themes beyond the letters are t27 and so on.
func namesOf(p *plan.Plan) []string {
	names, children := make([]string, len(p.Boxes)), make([]int, len(p.Boxes))
	for i := range p.Boxes {
		b := &p.Boxes[i]
		if b.Parent < 0 {
			names[i] = "question"
			continue
		}
		children[b.Parent]++
		n := strconv.Itoa(children[b.Parent])
		switch {
		case b.Parent > 0:
			names[i] = names[b.Parent] + "_" + n
		case b.Kind == plan.UnsortedHead:
			names[i] = "unsorted"
		case b.Letter != "" && strings.Trim(b.Letter, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
			names[i] = b.Letter
		default:
			names[i] = fmt.Sprintf("t%s", n)
		}
	}
	return names
}
