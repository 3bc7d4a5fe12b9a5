package keyboard

import "strings"

// What Option types with a letter on a Mac's U.S. keyboard, from A to Z, without and with Shift. The signs of E, I, N and U wait
// for another key, and stand alone when that is a blank.
const (
	optionSigns      = "å∫ç∂´ƒ©˙ˆ∆˚¬µ˜øπœ®ß†¨√∑≈¥Ω"
	optionShiftSigns = "ÅıÇÎ´Ï˝ÓˆÔ\uf8ffÒÂ˜Ø∏Œ‰Íˇ¨◊„˛Á¸"
	optionDigits     = "º¡™£¢∞§¶•ª" // from 0 to 9
)

// OptionLetter is the letter, from A to Z, with which Option types a sign; empty when it types it with none.
func OptionLetter(sign string) string {
	if sign == "" {
		return ""
	}
	for _, signs := range []string{optionSigns, optionShiftSigns} {
		at := 0
		for _, r := range signs {
			if string(r) == sign {
				return string(rune('A' + at))
			}
			at++
		}
	}
	return ""
}

// Option is what a key with Alt, as "alt+a", types where Option is not Alt; empty when it is no letter and no digit.
func Option(key string) string {
	name, ok := strings.CutPrefix(key, "alt+")
	name, shift := strings.CutPrefix(name, "shift+")
	if !ok || len(name) != 1 {
		return ""
	}
	signs, at := optionSigns, int(name[0]-'a')
	switch {
	case name[0] >= '0' && name[0] <= '9' && !shift:
		signs, at = optionDigits, int(name[0]-'0')
	case name[0] < 'a' || name[0] > 'z':
		return ""
	case shift:
		signs = optionShiftSigns
	}
	return string([]rune(signs)[at])
}
