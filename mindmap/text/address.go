package text

import (
	"net/url"
	"strings"
)

// AddressError says that a text is no address of a page on the web.
type AddressError struct{ Text string }

func (e *AddressError) Error() string { return Quoted(e.Text) + " is no address of a page" }

// Hint tells what to do about it.
func (e *AddressError) Hint() string {
	return "write it as a browser has it, such as https://example.org/lunch"
}

// checkAddress fails with an [*AddressError] unless a text is nothing, or the address of a page that anybody may be sent to: by HTTP,
// and without a name or a password in it.
func checkAddress(s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	isPage := err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && u.User == nil
	if !isPage || strings.ContainsFunc(s, isNoSignOfAddress) {
		return &AddressError{s}
	}
	return nil
}

func isNoSignOfAddress(r rune) bool {
	return r <= ' ' || strings.ContainsRune("\u00a0\\\"<>^`{|}", r)
}
