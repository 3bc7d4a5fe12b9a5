package survey

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes headers comparable: one case, compatible characters as one, and single blanks in place of line breaks,
// no-break spaces and invisible characters.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\u200B' || r == '\uFEFF' || r == '\u00AD' {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u200B' && r != '\uFEFF' {
			return false
		}
	}
	return true
}

// toolRole is the role of a column that a tool writes by itself, by its folded header.
func toolRole(h string) role {
	switch h {
	case "id", "#", "no", "no.", "nr", "nr.", "respondent id", "respondentid", "response id", "responseid", "submission id",
		"participant id", "voter", "user id", "session", "response number", "token":
		return idRole
	case "start time", "start date", "startdate", "started", "started at", "start date (utc)", "startzeit", "heure de début",
		"hora de inicio", "hora de início", "ora di inizio", "begintijd":
		return beganRole
	case "completion time", "timestamp", "time stamp", "end date", "enddate", "submitted at", "submit date", "submission date",
		"submit date (utc)", "completed", "completed at", "date submitted", "created at", "date (utc)", "date", "time",
		"date/time", "date and time", "recorded date", "recordeddate", "last modified time", "date modified", "datemodified",
		"fertigstellungszeit", "heure de fin", "hora de finalización", "hora de conclusão", "ora di completamento", "tijd van voltooien",
		"zeitstempel", "horodateur", "marca temporal", "carimbo de data/hora", "informazioni cronologiche", "tijdstempel",
		"letzte änderung", "zeitpunkt der letzten änderung":
		return timeRole
	case "collector id", "collectorid", "custom data 1", "customdata", "custom data", "total points", "quiz feedback", "score", "status",
		"progress", "duration", "duration (in seconds)", "finished", "language", "locale", "grade posted time", "tags", "source",
		"network id", "upvotes", "downvotes", "likes", "dislikes", "votes", "instructions", "gesamtpunktzahl":
		return metaRole
	}
	if isPersonHeader(h) {
		return personRole
	}
	return noRole
}

// isPersonHeader tells whether a folded header asks who somebody is. It knows whole phrases only, so that "Name one
// barrier" and "How do you use e-mail?" stay questions.
func isPersonHeader(h string) bool {
	h = strings.TrimRight(h, " :?*.")
	for _, lead := range []string{"please enter ", "please give ", "please type ", "enter ", "what is ", "what's ", "what’s "} {
		h = strings.TrimPrefix(h, lead)
	}
	h = strings.TrimSuffix(strings.TrimSuffix(h, " (optional)"), " (required)")
	for _, lead := range []string{"your ", "user ", "participant ", "respondent ", "voter ", "author ", "the "} {
		h = strings.TrimPrefix(h, lead)
	}
	switch h {
	case "name", "full name", "first name", "firstname", "last name", "lastname", "surname", "family name", "given name", "forename",
		"nickname", "username", "user", "author", "respondent", "participant", "name2", "company", "email", "e-mail", "mail", "email address",
		"emailaddress", "e-mail address", "work email", "contact email", "ip", "ip address", "ipaddress", "phone", "phone number",
		"telephone", "telephone number", "mobile", "mobile number", "contact number", "contact details", "address", "home address",
		"postal address", "postcode", "post code", "zip", "zip code", "date of birth", "dob", "nhs number", "name and email",
		"name and email address", "latitude", "longitude", "vorname", "nachname", "e-mail-adresse", "nom", "prénom",
		"adresse e-mail", "adresse de messagerie", "nombre", "correo electrónico", "dirección de correo electrónico",
		"nome", "endereço de e-mail", "posta elettronica", "indirizzo email", "naam", "e-mailadres":
		return true
	}
	return false
}

// whoPattern matches an e-mail address or an IPv4 or IPv6 address that fills the cell.
func whoPattern() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:[^\s@]+@[^\s@]+\.[^\s@.]{2,}|\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7})\s*$`)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || r == '#' }
