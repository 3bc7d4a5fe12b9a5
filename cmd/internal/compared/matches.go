package compared

import (
	"fmt"
	"strings"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
)

// noQuestion stands for a wall that does not ask a question.
const noQuestion = "-"

// matches reads which questions belong together, a question for each wall: 2=3, or 2=3=- for the third has it not.
func matches(walls []compare.Wall, said []string) ([]compare.Decision, error) {
	var out []compare.Decision
	for _, one := range said {
		parts := strings.Split(one, "=")
		if len(parts) != len(walls) {
			return nil, shell.Usage(fault.Advise(fmt.Errorf("--match %s names %s, and there are %d walls", one, say.Counted(len(parts), "question"), len(walls)),
				"write the question's number in each wall, in order, and - where it is not asked, as %s", strings.Join(example(len(walls)), "=")))
		}
		questions := make([]*mindmap.Question, len(walls))
		for i, part := range parts {
			if part = strings.TrimSpace(part); part == noQuestion {
				continue
			}
			q, err := desk.FindQuestion(walls[i].Board, part)
			if err != nil {
				return nil, fmt.Errorf("--match %s: %s: %w", one, walls[i].Name, err)
			}
			questions[i] = q
		}
		out = append(out, matched(walls, questions)...)
	}
	return out, nil
}

func example(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprint(2 + i%2)
	}
	return out
}

// matched are the decisions of a question for each wall: those that are there belong together, and where one is not, none of that wall
// belongs to them.
func matched(walls []compare.Wall, questions []*mindmap.Question) []compare.Decision {
	var out []compare.Decision
	for i, a := range questions {
		for j := i + 1; j < len(questions); j++ {
			between := [2]mindmap.ID{walls[i].ID, walls[j].ID}
			switch b := questions[j]; {
			case a != nil && b != nil:
				out = append(out, compare.Decision{Walls: between, Nodes: [2]mindmap.ID{a.ID, b.ID}})
			case a != nil:
				for _, other := range walls[j].Board.Questions {
					out = append(out, compare.Decision{Walls: between, Nodes: [2]mindmap.ID{a.ID, other.ID}, Apart: true})
				}
			case b != nil:
				for _, other := range walls[i].Board.Questions {
					out = append(out, compare.Decision{Walls: between, Nodes: [2]mindmap.ID{other.ID, b.ID}, Apart: true})
				}
			}
		}
	}
	return out
}
