// Package text says what may stand in a text, and how long it may be: the one gate that every text goes through, by
// whichever door it comes in ([Clean], and [Field.Clean] with the limit of a field), the weaker one before what reaches a
// terminal ([Show]), both by one table of characters, and the notation of a theme's path. It knows nothing of walls.
package text
