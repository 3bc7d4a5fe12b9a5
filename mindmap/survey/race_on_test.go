//go:build race

package survey

const raceDetector = true
