package text

import (
	"html"
	"regexp"
	"strings"
	"sync"
)

// Tags that people's answers hold when a tool keeps them as HTML. Anything else in angle brackets is what was said.
var htmlTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?is)<!--.*?-->|<(script|style|head|title)\b[^>]*>.*?</(?:script|style|head|title)\s*>|` +
		`</?(html|head|title|body|p|br|div|span|b|i|u|s|em|strong|small|big|a|ul|ol|li|h[1-6]|font|table|tbody|thead|tr|td|th|sub|sup|blockquote|pre|code|hr|img|meta|link|label|center|del|ins|mark|section|article)\b(?:\s[^<>]*)?/?>`)
})

var htmlEntity = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
})

// PlainHTML is what a text says that a tool wrote as HTML: paragraphs and breaks are lines, items of lists have a
// bullet, entities are the characters that they stand for, and other tags go. A text without HTML is left alone.
func PlainHTML(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	tagged := strings.ContainsRune(s, '<') && htmlTag().MatchString(s)
	if tagged {
		s = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s)
		s = htmlTag().ReplaceAllStringFunc(s, htmlBreak)
	}
	s = htmlEntity().ReplaceAllStringFunc(s, func(e string) string {
		return strings.ReplaceAll(html.UnescapeString(e), "\u00A0", " ")
	})
	if !tagged {
		return s
	}
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" && line != "•" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// htmlBreak is what stands for a tag in plain text.
func htmlBreak(tag string) string {
	name := strings.ToLower(strings.TrimLeft(tag, "</"))
	name = name[:strings.IndexFunc(name+" ", func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })]
	switch name {
	case "li":
		if strings.HasPrefix(tag, "</") {
			return "\n"
		}
		return "\n• "
	case "p", "br", "div", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "body", "section", "article":
		return "\n"
	case "td", "th", "img":
		return " "
	}
	return ""
}
