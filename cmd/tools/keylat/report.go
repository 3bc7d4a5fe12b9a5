//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"mindwall/cmd/tools/internal/rig"
)

// measures are what was found of one program. Times are milliseconds.
type measures struct {
	Name    string   `json:"name,omitempty"`
	Command []string `json:"command"`
	Start   struct {
		First   rig.Spread `json:"first"`   // byte
		Frame   rig.Spread `json:"frame"`   // the first useful picture
		Settled rig.Spread `json:"settled"` // the last change of it
		Bytes   int        `json:"bytes"`
	} `json:"start"`
	Presses int            `json:"presses"`
	Misses  int            `json:"misses"`
	Hit     rig.Spread     `json:"hit"`
	First   rig.Spread     `json:"first"`
	Seen    rig.Spread     `json:"seen"`
	Bytes   rig.Spread     `json:"bytes"`
	CPU     float64        `json:"cpu"` // a press
	Memory  int64          `json:"memory"`
	Private int64          `json:"private"` // of the memory
	Peak    int64          `json:"peak"`
	Burst   *burst         `json:"burst,omitempty"`
	Idle    *idleness      `json:"idle,omitempty"`
	Unknown map[string]int `json:"unknown,omitempty"` // control sequences that were passed over
}

// burst is how keys that came at once were dealt with.
type burst struct {
	Keys  int     `json:"keys"`
	Took  float64 `json:"took"`
	Lag   float64 `json:"lag"` // from the last key until it was seen
	Bytes int     `json:"bytes"`
}

// idleness is what a program does when nothing happens.
type idleness struct {
	Percent float64 `json:"percent"` // of one processor
	Bytes   int64   `json:"bytes"`
	Wakeups float64 `json:"wakeups"` // a second
}

// pressed sums up the presses.
func (m *measures) pressed(samples []rig.Sample, before, after rig.Usage) {
	m.Presses = len(samples)
	m.Hit = each(samples, (*rig.Sample).Hit)
	m.First = each(samples, func(s *rig.Sample) float64 { return s.First })
	m.Seen = each(samples, func(s *rig.Sample) float64 { return s.Seen })
	m.Bytes = each(samples, func(s *rig.Sample) float64 { return float64(s.Bytes) })
	if len(samples) > 0 {
		m.CPU = milliseconds(after.CPU-before.CPU) / float64(len(samples))
	}
	m.Memory, m.Peak, m.Private = after.Resident, after.Peak, after.Private
}

const megabyte = 1e6

func (m *measures) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(m)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", m.Name, strings.Join(m.Command, " "))
	fmt.Fprintf(&b, " start: first byte %.1f ms, picture %.1f ms, settled %.1f ms, %d bytes\n",
		m.Start.First.P50, m.Start.Frame.P50, m.Start.Settled.P50, m.Start.Bytes)
	if m.Presses > 0 {
		fmt.Fprintf(&b, " %d presses, %d missed: hit p50 %.2f p90 %.2f p99 %.2f max %.2f ms; first p50 %.2f; seen p50 %.2f p99 %.2f ms\n",
			m.Presses, m.Misses, m.Hit.P50, m.Hit.P90, m.Hit.P99, m.Hit.Max, m.First.P50, m.Seen.P50, m.Seen.P99)
		fmt.Fprintf(&b, " a press: %.0f bytes (at most %.0f), %.1f ms of processor time\n", m.Bytes.P50, m.Bytes.Max, m.CPU)
	}
	fmt.Fprintf(&b, " memory %.1f MB, private %.1f MB, peak %.1f MB\n", float64(m.Memory)/megabyte, float64(m.Private)/megabyte,
		float64(m.Peak)/megabyte)
	if m.Burst != nil {
		fmt.Fprintf(&b, " burst of %d: the last was seen after %.1f ms\n", m.Burst.Keys, m.Burst.Lag)
	}
	if m.Idle != nil {
		fmt.Fprintf(&b, " idle: %.2f %% of a processor, %.1f wake-ups a second, %d bytes\n", m.Idle.Percent, m.Idle.Wakeups, m.Idle.Bytes)
	}
	if len(m.Unknown) > 0 {
		fmt.Fprintf(&b, " unknown sequences: %v\n", m.Unknown)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
