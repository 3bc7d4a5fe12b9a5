package picture

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"mindwall/export/paper"
	"mindwall/export/plan"
	"mindwall/mindmap"
)

func pdfOf(t testing.TB, p *Map) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := p.WritePDF(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pages(pdf []byte) int { return bytes.Count(pdf, []byte("/Type /Page\n")) }

func TestAMapTooLargeForAPageBecomesABook(t *testing.T) {
	board, q := partnersDay()
	if n := pages(pdfOf(t, mustPlan(t, board, q, Options{}))); n != 1 {
		t.Errorf("25 answers take %d pages, want 1", n)
	}
	board, q = crowd(1500, 9, 20)
	if n := pages(pdfOf(t, mustPlan(t, board, q, Options{Options: plan.Options{Paper: paper.Auto}}))); n < 20 || n > 60 {
		t.Errorf("1500 answers take %d pages", n)
	}
}

func TestTheSameWallGivesTheSamePDF(t *testing.T) {
	board, q := partnersDay()
	first := pdfOf(t, mustPlan(t, board, q, Options{}))
	if second := pdfOf(t, mustPlan(t, board, q, Options{})); !bytes.Equal(first, second) {
		t.Error("two PDFs of one wall differ")
	}
}

// TestPDFIsReadByOthers reads the words back with poppler's tools, where they are installed.
func TestPDFIsReadByOthers(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	board, q := partnersDay()
	cmd := exec.Command(tool, "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(pdfOf(t, mustPlan(t, board, q, Options{})))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, want := range []string{
		"Community partners’ day", "Fear of phone calls and of official letters", "Ανησυχία για το μέλλον", "ボランティアが戻ってこない",
		"等待时间太长了,很多老人根本等不起", "ارتفاع تكاليف المعيشة والإيجار", "Долги и страх потерять жильё", "×15", "25 answers, said 48 times",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF lacks %q", want)
		}
	}
}

// TestBookKeepsHeadsWithTheirAnswers lays cards of any height out and looks for heads left alone at the foot of a column.
func TestBookKeepsHeadsWithTheirAnswers(t *testing.T) {
	cards := []card{{h: 300}, {h: 200}, {head: true, h: 30}, {h: 40}, {h: 40}}
	if n := columnEnd(cards, 560); n != 2 {
		t.Errorf("the first column ends after %d cards, want 2: the head would be alone", n)
	}
	if n := columnEnd(cards, 600); n != 4 {
		t.Errorf("the first column ends after %d cards, want 4", n)
	}
	if n := columnEnd([]card{{h: 900}}, 100); n != 1 {
		t.Errorf("a card too high for its column is never drawn")
	}
}

func TestBookSurvivesCardsAsHighAsAPage(t *testing.T) {
	m := newMaker()
	long := strings.Repeat("a word ", 3000)
	var answers []*mindmap.Answer
	for range 24 {
		a := m.answer(long)
		a.Quote, a.Publish = long, true
		answers = append(answers, a)
	}
	q := m.question(long, []*mindmap.Theme{m.theme(long, answers), m.theme("empty", nil)})
	p := mustPlan(t, m.board, q, Options{NoSystemFonts: true})
	for _, sh := range p.bookPages() {
		for _, d := range drawn(t, sh.Scene) {
			if d.text == "" && (d.y+d.h > bookH || d.x+d.w > bookW) {
				t.Fatalf("a box ends at %.0f,%.0f on a page of %.0f by %.0f", d.x+d.w, d.y+d.h, bookW, bookH)
			}
		}
	}
}
