package comparison

import (
	"testing"

	"mindwall/mindmap/say/saytest"
)

// TestEveryWordIsInTheCatalogue holds that a comparison says nothing that is not in the catalogue, by the name it asks for.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	saytest.PageSaysNothingOfItsOwn(t, "words.go", page, 50)
}
