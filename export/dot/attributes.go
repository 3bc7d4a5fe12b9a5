package dot

import (
	"slices"

	"github.com/awalterschulze/gographviz/ast"
)

// attribute is a name and its value as they stand in the file.
type attribute struct{ name, value string }

// attributes are in the order in which they are written.
type attributes []attribute

func (a attributes) list() ast.AList {
	out := make(ast.AList, len(a))
	for i, one := range a {
		out[i] = &ast.Attr{Field: ast.ID(one.name), Value: ast.ID(one.value)}
	}
	return out
}

// without are those that do not hold already.
func (a attributes) without(held attributes) attributes {
	return slices.DeleteFunc(slices.Clone(a), func(one attribute) bool { return slices.Contains(held, one) })
}

// with is a with the values of others.
func (a attributes) with(others attributes) attributes {
	out := slices.DeleteFunc(slices.Clone(a), func(one attribute) bool {
		return slices.ContainsFunc(others, func(other attribute) bool { return other.name == one.name })
	})
	return append(out, others...)
}

// pick is those of these names.
func (a attributes) pick(names ...string) attributes {
	return slices.DeleteFunc(slices.Clone(a), func(one attribute) bool { return !slices.Contains(names, one.name) })
}
