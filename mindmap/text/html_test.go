package text

import (
	"testing"
)

func TestPlainHTML(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                              "plain",
		"Tea &amp; cake":                     "Tea & cake",
		"A walk&nbsp;out":                    "A walk out",
		"It&#39;s &#x41;":                    "It's A",
		"AT&T; R&D":                          "AT&T; R&D",
		"a < b and c > d":                    "a < b and c > d",
		"I <3 it":                            "I <3 it",
		"<you know>":                         "<you know>",
		"<p>Cake</p><p>Tea</p>":              "Cake\nTea",
		"<p>Somebody who <b>listens</b></p>": "Somebody who listens",
		"one<br>two<BR/>three<br />four":     "one\ntwo\nthree\nfour",
		"<ul><li>a lift</li><li>cake &lt;3</li></ul>":                                                          "• a lift\n• cake <3",
		"<html><head><style>p{}</style></head><body><p style=\"x\">Rich <i>node</i>\n  text</p></body></html>": "Rich node text",
		"<script>alert(1)</script>said":                                                                        "said",
		"&lt;b&gt;":                                                                                            "<b>",
		"<b></b>":                                                                                              "",
		"&unknown;":                                                                                            "&unknown;",
	} {
		if got := PlainHTML(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
