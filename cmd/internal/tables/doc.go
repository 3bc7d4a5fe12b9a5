// Package tables shares a wall with other tables, for the console and the commands alike: it holds a hub, in a program of its own,
// lets tables in there by a code, and links the wall to that hub or to another table's. The link has a desk of its own on the wall's
// file, so a console never waits for it. What is kept of all that is kept in the settings, and never with the wall.
package tables
