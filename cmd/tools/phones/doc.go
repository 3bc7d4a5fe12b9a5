// Package phones tries the pages for phones, and the room in a browser, in a real one, as its tests: on an address that is not
// localhost, with what befalls a phone in a room. They need Chromium, and are run by .ci/net.
package phones
