package tables

import (
	"encoding/json"

	"mindwall/mindmap"
	"mindwall/mindmap/link"
	"mindwall/mindmap/shown"
)

// Show says what the rooms of this table are shown by itself. The others hear of it while this table leads; while another does,
// its rooms wear no more of it than what is each table's own.
func (s *Session) Show(now string) {
	s.mu.Lock()
	echo := now == s.led
	if !echo {
		s.own = shown.Decode(now)
	}
	s.mu.Unlock()
	if echo || !json.Valid([]byte(now)) {
		return
	}
	s.link.Show(json.RawMessage(now))
	s.follow()
}

// watch tells how the link goes, and keeps with the wall what the table that leads shows.
func (s *Session) watch() {
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-s.link.Changed():
		}
		s.follow()
		s.tell()
	}
}

// follow lets the rooms of this table be shown what the table that leads shows.
func (s *Session) follow() {
	now, led := s.link.Status(), string(s.link.Shown())
	if now.Leads || now.Lead.Device.IsZero() || led == "" {
		return
	}
	s.mu.Lock()
	merged := withOwn(shown.Decode(led), s.own).Encode()
	same := merged == s.led
	s.led = merged
	s.mu.Unlock()
	if same {
		return
	}
	if err := s.door.SetState(s.ctx, map[string]string{shown.Key: merged}); err != nil && s.ctx.Err() == nil {
		s.fault(err)
	}
}

// withOwn is what another table shows in this one's look and with its own way in for phones: theirs may be of another network.
func withOwn(led, own shown.Shown) shown.Shown {
	led.Look, led.Apart, led.Invite, led.Corner = own.Look, own.Apart, own.Invite, own.Corner
	if led.Scene == shown.Invite && own.Invite == "" {
		led.Scene = shown.Map
	}
	return led
}

// Lead makes this table lead the room view.
func (s *Session) Lead() { s.link.Lead() }

// HandOver lets another table lead it.
func (s *Session) HandOver(device mindmap.ID) { s.link.HandOver(link.Table{Device: device}) }
