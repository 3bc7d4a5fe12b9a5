package mindmap

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"mindwall/mindmap/text"
)

// maxAttributes is how many attributes a person has at most.
const maxAttributes = 20

// KeyID stands for the key of an imported answer where the key itself is not kept: the first 128 bits of the SHA-256 of
// its bytes. No key has the zero ID.
func KeyID(key string) ID {
	if key == "" {
		return ID{}
	}
	sum := sha256.Sum256([]byte(key))
	return ID(sum[:len(ID{})])
}

// validateAttributes bounds attributes: a name as a theme's, a value as a title.
func validateAttributes(all map[string]string) error {
	if len(all) > maxAttributes {
		return fmt.Errorf("%d attributes, at most %d", len(all), maxAttributes)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := text.Theme.Require(name); err != nil {
			return fmt.Errorf("name of an attribute: %w", err)
		}
		if _, err := text.Title.Clean(all[name]); err != nil {
			return fmt.Errorf("attribute %s: %w", text.Quoted(name), err)
		}
	}
	return nil
}

// lenientAttributes passes attributes through the gate. Those that say nothing are left out, and so are those of too
// many.
func lenientAttributes(all map[string]string) map[string]string {
	if len(all) == 0 {
		return nil
	}
	kept := make(map[string]string, len(all))
	for _, name := range slices.Sorted(maps.Keys(all)) {
		clean, value := text.Theme.Lenient(name), text.Title.Lenient(all[name])
		if _, taken := kept[clean]; clean != "" && value != "" && !taken && len(kept) < maxAttributes {
			kept[clean] = value
		}
	}
	return kept
}
