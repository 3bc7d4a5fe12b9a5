// Package phones tries the page for phones in a real browser, as its tests: on an address that is not localhost, with what befalls
// a phone in a room. They need Chromium, and are run by .ci/net.
package phones
