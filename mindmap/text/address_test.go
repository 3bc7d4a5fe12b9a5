package text

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestOnlyPagesAreAddresses(t *testing.T) {
	for _, page := range []string{
		"", "https://example.org", "http://example.org/lunch?year=2026#top", "https://example.org:8443/Lunch", "HTTPS://example.org/x", "http://192.0.2.7:8080/KKMMPP",
		"https://[2001:db8::1]/x", "https://example.org/t%C3%A9", "https://bücher.example/über-uns", "  https://example.org/x ",
	} {
		if got, err := Address.Clean(page); err != nil || got != Clean(page) || Address.Lenient(page) != got {
			t.Errorf("%q reads %q, %v", page, got, err)
		}
	}
	for _, none := range []string{
		"example.org", "www.example.org/lunch", "localhost:8080/x", "javascript:alert(1)", "mailto:ruth@example.org", "file:///etc/passwd", "https://", "https:///x", "//example.org",
		"http:/example.org", "https://example.org/a b", "https://example.org@evil.example/", "https://a:b@example.org", "https://example.org/<x>", "https://exa\\mple.org", "read it at https://example.org",
		"https://:80/",
	} {
		var bad *AddressError
		if got, err := Address.Clean(none); !errors.As(err, &bad) || got != "" || Address.Lenient(none) != "" || bad.Hint() == "" {
			t.Errorf("%q reads %q, %v", none, got, err)
		}
	}
}

// Whatever is taken for an address stays as it is when it is read again.
func TestAnAddressStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Address.Lenient(rapid.SampledFrom([]string{"", "https://", "http://example.org/"}).Draw(t, "head") + nastyText.Draw(t, "rest"))
		if again, err := Address.Clean(once); err != nil || again != once {
			t.Fatalf("%q reads %q, %v", once, again, err)
		}
	})
}
