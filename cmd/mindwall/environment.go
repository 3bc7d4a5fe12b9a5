package main

import _ "embed" // for the text

// environment is the page of help on the variables of the environment.
//
//go:embed environment.txt
var environment string
