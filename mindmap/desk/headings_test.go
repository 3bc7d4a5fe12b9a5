package desk

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/survey"
)

// tongue is what an event asks in a language, and how forms in it ask who somebody is.
type tongue struct {
	name      string
	questions []string
	persons   []string
	optional  string
}

var tongues = []tongue{
	{"English", []string{"What do you like most about the job?", "What gets in the way of the people you support?", "What helps?", "Where do people first hear of us?"},
		[]string{"Your full name", "Email address", "Phone number (mobile)", "Date of birth"}, "optional"},
	{"German", []string{"Was gefällt Ihnen an der Arbeit am besten?", "Was steht den Menschen im Weg?", "Was hilft?", "Was würden Sie morgen ändern?"},
		[]string{"Vor- und Nachname", "E-Mail-Adresse", "Telefonnummer", "Geburtsdatum"}, "freiwillig"},
	{"French", []string{"Qu'aimez-vous le plus dans ce travail ?", "Qu'est-ce qui fait obstacle aux personnes ?", "Qu'est-ce qui aide ?", "Que changeriez-vous demain ?"},
		[]string{"Nom et prénom", "Adresse e-mail", "Numéro de téléphone", "Date de naissance"}, "facultatif"},
	{"Spanish", []string{"¿Qué es lo que más le gusta de este trabajo?", "¿Qué obstáculos encuentran las personas?", "¿Qué ayuda?", "¿Qué cambiaría usted mañana?"},
		[]string{"Nombre y apellidos", "Correo electrónico", "Teléfono móvil", "Fecha de nacimiento"}, "opcional"},
	{"Italian", []string{"Che cosa le piace di più di questo lavoro?", "Che cosa ostacola le persone?", "Che cosa aiuta?", "Che cosa cambierebbe domani?"},
		[]string{"Nome e cognome", "Indirizzo email", "Numero di telefono", "Data di nascita"}, "facoltativo"},
	{"Polish", []string{"Co najbardziej lubisz w tej pracy?", "Co przeszkadza ludziom, którym pomagasz?", "Co pomaga?", "Co zmienił(a)byś jutro?"},
		[]string{"Imię i nazwisko", "Adres e-mail", "Numer telefonu", "Data urodzenia"}, "opcjonalne"},
	{"Slovenian", []string{"Kaj vam je pri tem delu najbolj všeč?", "Kaj ovira ljudi, ki jih podpirate?", "Kaj pomaga?", "Kaj bi jutri spremenili?"},
		[]string{"Ime in priimek", "E-poštni naslov", "Telefonska številka", "Datum rojstva"}, "neobvezno"},
	{"Dutch", []string{"Wat vindt u het leukst aan het werk?", "Wat staat de mensen in de weg?", "Wat helpt?", "Wat zou u morgen veranderen?"},
		[]string{"Voor- en achternaam", "E-mailadres", "Telefoonnummer", "Geboortedatum"}, "optioneel"},
	{"Japanese", []string{"この仕事で一番好きなことは何ですか？", "支援している人の妨げになるものは何ですか？", "何が助けになりますか？", "明日変えるとしたら何ですか？"},
		[]string{"氏名", "メールアドレス", "電話番号", "生年月日"}, "任意"},
	{"Russian", []string{"Что вам больше всего нравится в этой работе?", "Что мешает людям, которых вы поддерживаете?", "Что помогает?", "Что бы вы изменили завтра?"},
		[]string{"Фамилия и имя", "Электронная почта", "Номер телефона", "Дата рождения"}, "необязательно"},
}

// secrets are what the columns of persons hold: none of it may be anywhere on a wall.
var secrets = [][]string{
	{"Ann Quillfeather", "ann.q@example.org", "+44 20 7946 0001", "14.03.1971", "203.0.113.71", "Quillfeather", "51.5074", "-0.1278"},
	{"Bob Zwiebelturm", "bob.z@example.org", "+44 20 7946 0002", "02.11.1984", "203.0.113.72", "Zwiebelturm", "52.2053", "0.1218"},
	{"Cem Yildizhan", "cem.y@example.org", "+44 20 7946 0003", "30.07.1990", "203.0.113.73", "Yildizhan", "50.8225", "-0.1372"},
}

// said is what the respondents answer, by question.
var said = []string{"The team and the tea", "Waiting for weeks", "Somebody who listens", "From a neighbour"}

// form is how a tool writes its export: its own columns before and behind the questions, each a header with what it holds for the
// n-th respondent, and what it makes of a question.
type form struct {
	tool          string
	before, after []field
	question      func(i int, q string, t *tongue) string
	below         []func(header string, isQuestion bool, i int) string // further rows of the header
	above         func(header string, isQuestion bool, i int) string   // a row of the header before
	workbook      bool
}

type field struct {
	header string
	value  func(n int) string
}

func always(v string) func(int) string { return func(int) string { return v } }
func secret(k int) func(int) string    { return func(n int) string { return secrets[n][k] } }
func numbered(lead string, from int) func(int) string {
	return func(n int) string { return fmt.Sprint(lead, from+n*7) }
}
func moment(layout string) func(int) string {
	return func(n int) string {
		return strings.NewReplacer("M", fmt.Sprint(10+n), "S", fmt.Sprint(21+n)).Replace(layout)
	}
}

func plainly(_ int, q string, _ *tongue) string { return q }

func forms() []form {
	code := func(i int) string { return fmt.Sprintf("Q%d", i+1) }
	return []form{
		{tool: "Google Forms", before: []field{{"Timestamp", moment("2024/03/01 9:M:S AM GMT")}, {"Email Address", secret(1)}}, question: plainly},
		{tool: "Google Forms, numbered", before: []field{{"Timestamp", moment("2024/03/01 9:M:S AM GMT")}},
			question: func(i int, q string, t *tongue) string { return fmt.Sprintf("%d. %s (%s)", i+1, q, t.optional) }},
		{tool: "Microsoft Forms", workbook: true, before: []field{{"ID", numbered("", 1)}, {"Start time", moment("2024-03-01 09:M:S")}, {"Completion time", moment("2024-03-01 10:M:S")},
			{"Email", secret(1)}, {"Name", secret(0)}}, question: func(_ int, q string, _ *tongue) string { return strings.Replace(q, " ", "\u00a0", 1) + "\u00a0" }},
		{tool: "SurveyMonkey", before: []field{{"Respondent ID", numbered("1140293847", 10)}, {"Collector ID", always("420011")}, {"Start Date", moment("03/01/2024 09:M:S AM")},
			{"End Date", moment("03/01/2024 10:M:S AM")}, {"IP Address", secret(4)}, {"Email Address", secret(1)}, {"First Name", secret(0)}, {"Last Name", secret(5)}, {"Custom Data 1", always("")}},
			question: func(i int, q string, _ *tongue) string { return fmt.Sprintf("%d. %s *", i+1, q) },
			below: []func(string, bool, int) string{func(_ string, isQuestion bool, _ int) string {
				if isQuestion {
					return "Open-Ended Response"
				}
				return ""
			}}},
		{tool: "Qualtrics", before: []field{{"StartDate", moment("2024-03-01 09:M:S")}, {"EndDate", moment("2024-03-01 10:M:S")}, {"Status", always("IP Address")}, {"IPAddress", secret(4)},
			{"Progress", always("100")}, {"Duration (in seconds)", numbered("", 320)}, {"Finished", always("True")}, {"RecordedDate", moment("2024-03-01 10:M:S")}, {"ResponseId", numbered("R_3kd", 81)},
			{"RecipientLastName", secret(5)}, {"RecipientFirstName", secret(0)}, {"RecipientEmail", secret(1)}, {"ExternalReference", always("")}, {"LocationLatitude", secret(6)},
			{"LocationLongitude", secret(7)}, {"DistributionChannel", always("anonymous")}, {"UserLanguage", always("EN")}},
			question: plainly,
			above: func(header string, isQuestion bool, i int) string {
				if isQuestion {
					return code(i)
				}
				return header
			},
			below: []func(string, bool, int) string{func(header string, isQuestion bool, i int) string {
				if isQuestion {
					return fmt.Sprintf(`{"ImportId":"QID%d_TEXT"}`, i+1)
				}
				return fmt.Sprintf(`{"ImportId":"%s"}`, strings.ToLower(header))
			}}},
		{tool: "LimeSurvey", before: []field{{"id. Response ID", numbered("", 1)}, {"submitdate. Date submitted", moment("2024-03-01 09:M:S")}, {"lastpage. Last page", always("2")},
			{"startlanguage. Start language", always("en")}, {"seed. Seed", numbered("18374", 55)}, {"ipaddr. IP address", secret(4)}},
			question: func(i int, q string, _ *tongue) string { return fmt.Sprintf("G01Q%02d. %s", i+1, q) }},
		{tool: "LimeSurvey, whole", before: []field{{"Response ID", numbered("", 1)}, {"Date submitted", moment("2024-03-01 09:M:S")}, {"Last page", always("2")}, {"Start language", always("en")}, {"Seed", numbered("18374", 55)}},
			question: func(_ int, q string, _ *tongue) string { return q + " " }},
		{tool: "Typeform", before: []field{{"#", numbered("k2j4h", 12)}}, question: plainly,
			after: []field{{"Response Type", always("completed")}, {"Start Date (UTC)", moment("2024-03-01 09:M:S")}, {"Stage Date (UTC)", always("")}, {"Submit Date (UTC)", moment("2024-03-01 10:M:S")},
				{"Network ID", numbered("8ad61d7", 3)}, {"Tags", always("")}, {"Ending", always("Thank you")}}},
		{tool: "Kobo", before: []field{{"start", moment("2024-03-01T09:M:S.120+00:00")}, {"end", moment("2024-03-01T10:M:S.440+00:00")}, {"username", secret(5)}, {"_Your place_latitude", secret(6)}, {"_Your place_longitude", secret(7)}},
			question: plainly, after: []field{{"_id", numbered("4415", 10)}, {"_uuid", numbered("9d0c-4b1f-", 11)}, {"_submission_time", moment("2024-03-01T10:M:S")}, {"_validation_status", always("")},
				{"_notes", always("")}, {"_status", always("submitted_via_web")}, {"_submitted_by", secret(5)}, {"__version__", always("vK3")}, {"_tags", always("")}, {"_index", numbered("", 1)}}},
		{tool: "Jotform", before: []field{{"Submission Date", moment("2024-03-01 09:M:S")}, {"First Name", secret(0)}, {"Last Name", secret(5)}, {"E-mail", secret(1)}},
			question: func(_ int, q string, _ *tongue) string { return strings.TrimRight(q, " ?？") + ":" },
			after:    []field{{"IP", secret(4)}, {"Submission ID", numbered("58214", 77)}}},
		{tool: "1KA", before: []field{{"recnum", numbered("", 1)}, {"code", numbered("a7c", 31)}}, question: plainly,
			above: func(header string, isQuestion bool, i int) string {
				if isQuestion {
					return code(i)
				}
				return header
			}},
		{tool: "Tally", before: []field{{"Submission ID", numbered("mOr", 4)}, {"Respondent ID", numbered("xDk", 5)}, {"Submitted at", moment("2024-03-01 09:M:S")}}, question: plainly},
		{tool: "Alchemer", before: []field{{"Response ID", numbered("", 1)}, {"Time Started", moment("2024-03-01 09:M:S")}, {"Date Submitted", moment("2024-03-01 10:M:S")}, {"Status", always("Complete")}, {"Contact ID", always("")},
			{"Language", always("English")}, {"Referer", always("https://example.org/s")}, {"SessionID", numbered("15_", 99)}, {"User Agent", always("Mozilla/5.0")}, {"IP Address", secret(4)}, {"Longitude", secret(7)}, {"Latitude", secret(6)}},
			question: func(i int, q string, _ *tongue) string { return fmt.Sprintf("%s:Q%d", q, i+1) }},
		{tool: "Framaforms", before: []field{{"Serial", numbered("", 1)}, {"SID", numbered("44", 1)}, {"Submitted Time", moment("2024-03-01 09:M")}, {"Completed Time", moment("2024-03-01 10:M")}, {"Modified Time", moment("2024-03-01 10:M")},
			{"Draft", always("")}, {"IP Address", secret(4)}, {"UID", always("0")}, {"Username", secret(5)}}, question: plainly},
		{tool: "Nextcloud Forms", before: []field{{"User ID", secret(5)}, {"User display name", secret(0)}, {"Timestamp", moment("2024-03-01T09:M:S+01:00")}}, question: plainly},
		{tool: "Survey123", before: []field{{"ObjectID", numbered("", 1)}, {"GlobalID", numbered("4f0b-", 2)}}, question: func(i int, q string, _ *tongue) string { return fmt.Sprintf("Q%d - %s", i+1, q) },
			after: []field{{"CreationDate", moment("3/1/2024 9:M:S AM")}, {"Creator", secret(5)}, {"EditDate", moment("3/1/2024 9:M:S AM")}, {"Editor", secret(5)}, {"x", secret(7)}, {"y", secret(6)}}},
	}
}

// table writes a form in a language. Who somebody is stands between the questions, as forms ask it.
func (f *form) table(t *tongue) [][]string {
	questions := len(t.questions)
	var fields []field
	asks := map[int]int{} // places of the questions
	fields = append(fields, f.before...)
	for i, q := range t.questions {
		if i == 1 {
			for k, p := range t.persons {
				fields = append(fields, field{p, secret(k)})
			}
		}
		asks[len(fields)] = i
		fields = append(fields, field{f.question(i, q, t), always(said[i%questions])})
	}
	fields = append(fields, f.after...)
	var rows [][]string
	headers := []func(string, bool, int) string{}
	if f.above != nil {
		headers = append(headers, f.above)
	}
	headers = append(headers, func(h string, _ bool, _ int) string { return h })
	for _, of := range append(headers, f.below...) {
		var row []string
		for k, c := range fields {
			i, is := asks[k]
			row = append(row, of(c.header, is, i))
		}
		rows = append(rows, row)
	}
	for n := range secrets {
		var row []string
		for k, c := range fields {
			v := c.value(n)
			if i, is := asks[k]; is {
				v = fmt.Sprint(v, ", says ", n+i)
			}
			row = append(row, v)
		}
		rows = append(rows, row)
	}
	return rows
}

func (f *form) bytes(t *testing.T, lang *tongue) []byte {
	t.Helper()
	var b bytes.Buffer
	rows := f.table(lang)
	if !f.workbook {
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	x := excelize.NewFile()
	defer x.Close()
	for i, row := range rows {
		if err := x.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestHeadingsMatchTheirQuestions imports what tools write, with their own columns, numbers, remarks and signs, in ten languages:
// nearly all questions are found by themselves, none is taken for another, and nothing of who answered is anywhere on the wall.
func TestHeadingsMatchTheirQuestions(t *testing.T) {
	if testing.Short() {
		t.Skip("a wall for each tool and language, one after the other: the long run has them")
	}
	all, matched := 0, 0
	for _, f := range forms() {
		for _, lang := range tongues {
			name := f.tool + ", " + lang.name
			w := (&person{name: "ruth"}).writer()
			begun := Begin(w)
			plan := agenda.Plan{Event: mindmap.Event{Title: "Day"}}
			for _, q := range lang.questions {
				plan.Questions = append(plan.Questions, agenda.Question{Text: q})
			}
			path := t.TempDir() + "/day.wall"
			data := f.bytes(t, &lang)
			if err := begun.Plan(t.Context(), &plan); err != nil {
				t.Fatal(err)
			}
			if err := begun.Create(path); err != nil {
				t.Fatal(err)
			}
			d := openDesk(t, path, w)
			sheet, err := survey.Open("responses.csv", bytes.NewReader(data), int64(len(data)), survey.Options{})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			in := &Intake{Sheet: sheet, Mapping: GuessColumns(sheet, d.Board())}
			_, done, err := d.Import(t.Context(), in)
			if err != nil {
				t.Fatal(err)
			}
			all += len(lang.questions)
			for i, q := range d.Board().Questions {
				var got []string
				for a := range q.AllAnswers {
					got = append(got, a.Text)
				}
				n := 0
				for _, text := range got {
					if strings.HasPrefix(text, said[i]) {
						n++
					} else {
						t.Errorf("%s: %q is an answer to %q", name, text, q.Text)
					}
				}
				if n == len(secrets) {
					matched++
				} else {
					t.Logf("%s: %q has %d answers", name, q.Text, n)
				}
			}
			for _, c := range done.Left {
				for _, sample := range c.Samples {
					wantNoSecret(t, name+", a sample of "+c.Name(), []byte(sample))
				}
			}
			log, err := json.Marshal(d.Live().Entries())
			if err != nil {
				t.Fatal(err)
			}
			wantNoSecret(t, name+", the log", log)
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			wantNoSecret(t, name+", the file", raw)
		}
	}
	t.Logf("%d of %d headings", matched, all)
	if all < 100 || matched*100 < all*95 {
		t.Errorf("only %d of %d headings match", matched, all)
	}
}

func wantNoSecret(t *testing.T, what string, data []byte) {
	t.Helper()
	for _, of := range secrets {
		for _, s := range of {
			if bytes.Contains(data, []byte(s)) {
				t.Errorf("%s has %q", what, s)
			}
		}
	}
}
