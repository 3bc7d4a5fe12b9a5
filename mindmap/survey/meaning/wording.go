package meaning

import (
	"strings"
	"unicode/utf8"
)

// What tools and people put before a question to number it, and behind it to say how to answer.
var (
	numbering = Pattern(`^(?:[A-Za-z]{0,10}\d{1,3}(?:[A-Za-z]+\d{1,3}){1,3}\s*(?:[.:)\]–—-]\s*)+|\(?\d{1,3}(?:\.\d{1,2}){0,2}(?:\s*[.:)\]–—]\s*|\s+-\s+)|(?i:q|question|frage|pregunta|pergunta|domanda|vraag|fråga|spørsmål|spørgsmål|kysymys|pytanie|otázka|kérdés|întrebarea|ερώτηση|soru|вопрос|питання|السؤال|שאלה|प्रश्न|cwestiwn)\s?\.?\s?\d{1,3}[a-z]?\b\s*(?:[.:)\]–—-]\s*)*|(?:问题|質問|問|질문)\s?\d{1,3}\s*[.:：、)）]?\s*|[a-h][.)]\s+)`)
	numbered  = Pattern(`\s*[:–-]\s*[QqFf]\d{1,3}$`) // behind a question, as Alchemer writes it
	bracketed = Pattern(`\s*[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]\s*$`)
)

// AsksFor is what a header asks, without what was put around the question.
func AsksFor(header string) string {
	q := strings.TrimSpace(header)
	for range 3 {
		q = strings.TrimLeft(strings.TrimRight(q, " *:?.！!？：؟…"), " *¿¡")
		if m := bracketed().FindStringSubmatchIndex(q); m != nil && m[0] > 0 && isAdvice(q[m[2]:m[3]]) {
			q = q[:m[0]]
			continue
		}
		if n := numbered().FindStringIndex(q); n != nil && n[0] > 0 {
			q = q[:n[0]]
			continue
		}
		if n := numbering().FindStringIndex(q); n != nil && n[1] < len(q) {
			q = q[n[1]:]
			continue
		}
		break
	}
	return strings.Trim(q, " *:?.！!？：؟…¿¡")
}

// Core is the question in what a header asks, without remarks in brackets or behind the question mark.
func Core(header string) string {
	q := AsksFor(header)
	if m := bracketed().FindStringIndex(q); m != nil && m[0] > 0 {
		q = q[:m[0]]
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(header, " *:"))
	if at := strings.IndexAny(q, "?？؟"); at > 0 && !strings.ContainsRune("?？؟", last) { // else two things are asked
		q = q[:at]
	}
	return AsksFor(q)
}

// isAdvice reports whether words in brackets tell how to answer.
func isAdvice(s string) bool {
	h := strings.Trim(Fold(s), " .!*")
	return cellWords()["advice"][h] || strings.Contains(h, "that apply")
}
