package phone

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap"
)

// Kept is what of a door is kept beside the wall, so that a restart changes nothing for the phones. It is never merged, and
// goes into no copy and no export; it goes along when the wall is saved elsewhere.
type Kept struct {
	Key      [32]byte   // derives ids and signs numbers
	Code     string     // that the address of the page ends with
	Device   mindmap.ID // that the door writes under, so that nobody's undo takes back a phone's answer
	Port     int        // that it listened on last; 0 when it never did
	Settings Settings
	Opened   []mindmap.ID // questions that are open, or were
	Helper   string       // the token of the link by which a helper looks through the inbox; empty when there is none
	View     string       // the token of the page that shows the room in browsers; empty is nobody's
}

// The rows in which it is kept.
const (
	// KeptPrefix is what the keys of all of them begin with.
	KeptPrefix = "door/"
	// SettingsKey is that of the settings alone, which a console changes.
	SettingsKey = KeptPrefix + "settings"
	// HelperKey is that of a helper's token, which a console gives and takes back.
	HelperKey = KeptPrefix + "helper"
	// OpenKey is that of a mark that phones are let in: where it is found while none are, the program that let them in was killed.
	OpenKey = KeptPrefix + "open"
	// ViewKey is that of the token by which browsers see the room.
	ViewKey = KeptPrefix + "view"

	// CodeKey is that of the code, in whose place a console puts a new one.
	CodeKey = KeptPrefix + "code"

	keyKey    = KeptPrefix + "key"
	deviceKey = KeptPrefix + "device"
	portKey   = KeptPrefix + "port"
	openedKey = KeptPrefix + "opened"
)

// NewKept is a door that was never open.
func NewKept() Kept {
	k := Kept{Code: NewCode(), View: NewToken()}
	_, _ = rand.Read(k.Key[:]) // never fails: it ends the program when there is no randomness
	_, _ = rand.Read(k.Device[:])
	return k
}

// ReadKept reads what of a door is kept in a wall's state; false when there is no door, or none that can be read.
func ReadKept(state map[string]string) (k Kept, ok bool) {
	key, err := hex.DecodeString(state[keyKey])
	device, bad := mindmap.ParseID(state[deviceKey])
	code, wrong := ParseCode(state[CodeKey])
	if err != nil || bad != nil || wrong != nil || len(key) != len(k.Key) {
		return Kept{}, false
	}
	copy(k.Key[:], key)
	k.Device, k.Code, k.Settings = device, code, ReadSettings(state[SettingsKey])
	if k.Helper = state[HelperKey]; !isRandom(k.Helper) {
		k.Helper = ""
	}
	if k.View = state[ViewKey]; !isRandom(k.View) {
		k.View = ""
	}
	k.Port, _ = strconv.Atoi(state[portKey])
	for _, each := range strings.Fields(state[openedKey]) {
		if id, err := mindmap.ParseID(each); err == nil {
			k.Opened = append(k.Opened, id)
		}
	}
	return k, true
}

// State is what [ReadKept] reads.
func (k Kept) State() map[string]string {
	state := map[string]string{
		keyKey: hex.EncodeToString(k.Key[:]), CodeKey: k.Code, deviceKey: k.Device.String(), SettingsKey: k.Settings.Encode(), portKey: "", HelperKey: k.Helper, ViewKey: k.View,
	}
	if k.Port > 0 {
		state[portKey] = strconv.Itoa(k.Port)
	}
	maps.Copy(state, k.StateOfOpened())
	return state
}

// StateOfOpened is the part of the state that changes while the door is open.
func (k Kept) StateOfOpened() map[string]string {
	opened := make([]string, len(k.Opened))
	for i, id := range k.Opened {
		opened[i] = id.String()
	}
	return map[string]string{openedKey: strings.Join(opened, " ")}
}

// Forgotten is a state that leaves nothing of a door: with the key gone, nothing that a phone still holds is taken again.
func Forgotten(state map[string]string) map[string]string {
	gone := map[string]string{}
	for key := range maps.Keys(state) {
		if strings.HasPrefix(key, KeptPrefix) {
			gone[key] = ""
		}
	}
	return gone
}

// NewToken is a token of 128 bits, which nobody guesses.
func NewToken() string { return newRandom() }

// Mode is what phones are asked.
type Mode string

// The modes.
const (
	Live   Mode = "live"   // the question that the room sees
	Survey Mode = "survey" // all questions, before the event and after it
	Closed Mode = "closed" // none; what was typed before still comes in, to the inbox
)

// Way is where answers go.
type Way string

// The ways.
const (
	ToInbox  Way = "inbox"    // they wait until somebody lets them on
	Straight Way = "straight" // on the wall at once
	Silent   Way = "silent"   // they wait until all are let on together
)

// Settings are what the facilitator switches at any time.
type Settings struct {
	Mode  Mode `json:"mode"`
	Way   Way  `json:"way"`
	MeToo bool `json:"me_too"` // phones see what is on the wall, and may join in
}

// Modes and Ways are all there are, the usual one first.
var (
	Modes = []Mode{Live, Survey, Closed}
	Ways  = []Way{ToInbox, Straight, Silent}
)

// ReadSettings reads what [Settings.Encode] writes. What it does not know is as usual: the careful way.
func ReadSettings(text string) Settings {
	var s Settings
	if json.Unmarshal([]byte(text), &s) != nil {
		s = Settings{}
	}
	if !slices.Contains(Modes, s.Mode) {
		s.Mode = Live
	}
	if !slices.Contains(Ways, s.Way) {
		s.Way = ToInbox
	}
	return s
}

// Encode is the settings as a text.
func (s Settings) Encode() string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // there is nothing in it that JSON cannot hold
	}
	return string(b)
}

// codeLetters are those that nobody takes for another one, and that make no word.
const (
	codeLetters = "BCDFGHJKMNPRSTVWXYZ"
	codeLength  = 6
)

// NewCode is a code that was never used.
func NewCode() string {
	code := make([]byte, 0, codeLength)
	for len(code) < codeLength {
		var b [1]byte
		_, _ = rand.Read(b[:])
		if n := int(b[0]) & 31; n < len(codeLetters) { // so that each is as likely
			code = append(code, codeLetters[n])
		}
	}
	return string(code)
}

var errCode = errors.New("a code is six letters from A to Z")

// ParseCode reads a code as people write it, in letters of either case.
func ParseCode(s string) (string, error) {
	upper := strings.ToUpper(strings.TrimSpace(s))
	if len(upper) != codeLength || strings.Trim(upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", fmt.Errorf("%q: %w", s, errCode)
	}
	return upper, nil
}
