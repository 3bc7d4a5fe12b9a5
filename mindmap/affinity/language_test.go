package affinity

import (
	"strings"
	"testing"

	"mindwall/mindmap"
)

// event is a small event in one language: two themes with answers each, and what should go under the first and the
// second; then two texts that say the same.
type event struct {
	tag           string
	themes        [2]string
	answers       [2][]string
	first, second string
	same          [2]string
}

func events() []event {
	return []event{
		{"de", [2]string{"Wartezeiten", "Verkehr"},
			[2][]string{{"drei Wochen auf einen Termin warten", "lange Wartezeit beim Arzt"}, {"kein Bus am Abend", "der Bahnhof ist zu weit weg"}},
			"kein Termin beim Arzt", "ein Bus pro Stunde", [2]string{"lange Wartezeiten beim Arzt", "die lange Wartezeit bei den Ärzten"}},
		{"fr", [2]string{"L'attente", "Les transports"},
			[2][]string{{"trois semaines pour un rendez-vous", "l'attente chez le médecin"}, {"pas d'autobus le soir", "la gare est trop loin"}},
			"des rendez-vous impossibles", "les autobus sont rares", [2]string{"pas d'autobus le soir", "plus aucun autobus le soir"}},
		{"es-MX", [2]string{"Esperas", "Transporte"},
			[2][]string{{"tres semanas para una cita", "largas esperas con el médico"}, {"no hay autobuses por la noche", "la estación queda lejos"}},
			"las citas tardan", "pocos autobuses", [2]string{"largas esperas con el médico", "una larga espera con los médicos"}},
		{"ru", [2]string{"Ожидание", "Транспорт"},
			[2][]string{{"три недели до приёма врача", "долгое ожидание"}, {"нет автобусов вечером", "вокзал далеко"}},
			"ждать врача", "автобус ходит редко", [2]string{"нет автобусов вечером", "вечером нет автобуса"}},
		{"zh", [2]string{"等待时间", "交通"},
			[2][]string{{"预约医生要等三周", "等待时间太长"}, {"晚上没有公交车", "车站太远"}},
			"医生预约很难", "公交车太少", [2]string{"晚上没有公交车", "没有公交车晚上"}},
		{"ja", [2]string{"待ち時間", "交通"},
			[2][]string{{"診察の予約が取れない", "待ち時間が長い"}, {"夜はバスがない", "駅が遠い"}},
			"予約が三週間先", "バスが少ない", [2]string{"待ち時間が長い", "長い待ち時間"}},
		{"th", [2]string{"การรอคอย", "การเดินทาง"},
			[2][]string{{"นัดหมอต้องรอสามสัปดาห์", "รอนานเกินไป"}, {"ไม่มีรถเมล์ตอนเย็น", "สถานีไกล"}},
			"นัดหมอยาก", "รถเมล์น้อย", [2]string{"ไม่มีรถเมล์ตอนเย็น", "ตอนเย็นไม่มีรถเมล์"}},
		{"cy", [2]string{"Amser aros", "Cludiant"},
			[2][]string{{"tair wythnos am apwyntiad", "aros am y meddyg"}, {"dim bws gyda'r nos", "mae'r orsaf yn bell"}},
			"dim apwyntiad gyda meddyg", "bws hwyr", [2]string{"aros am y meddyg", "aros meddyg"}},
		{"tlh", [2]string{"poH", "lupwI'"},
			[2][]string{{"poH nI' loSlu'", "Qel loS"}, {"lupwI' pagh", "lupwI' ram"}},
			"Qel poH", "pagh lupwI'", [2]string{"Qel loS", "loS Qel"}},
	}
}

func TestOtherLanguages(t *testing.T) {
	for _, e := range events() {
		t.Run(e.tag, func(t *testing.T) {
			x := New(e.tag)
			for i, name := range e.themes {
				x.AddTheme(id(1+i), unsorted, name)
				for j, a := range e.answers[i] {
					x.AddAnswer(id(10+10*i+j), under(1+i), a)
				}
			}
			for i, text := range []string{e.first, e.second} {
				s := x.Suggest(asked, text, 1)
				if len(s) != 1 || s[0].Theme != id(1+i) || s[0].Score <= 0 || len(s[0].Words) == 0 {
					t.Errorf("%q: %+v, want %q with reasons", text, s, e.themes[i])
				}
			}
			if score := x.Likeness(e.same[0], e.same[1]); score < Alike {
				t.Errorf("%q and %q: %.2f", e.same[0], e.same[1], score)
			}
			if score := x.Likeness(e.first, e.second); score >= Alike {
				t.Errorf("%q and %q: %.2f", e.first, e.second, score)
			}
		})
	}
}

func TestOtherLanguagesDoNotTakeEnglishMeanings(t *testing.T) {
	english, german := New("en"), New("de")
	if a, b := english.Likeness("poison", "toxic"), german.Likeness("Gift", "present"); a <= b || b != 0 {
		t.Errorf("English %.2f, German %.2f", a, b)
	}
}

func propose(x *Index, texts ...string) []ProposedTheme {
	var ids []mindmap.ID
	for i, s := range texts {
		x.AddAnswer(id(10+i), unsorted, s)
		ids = append(ids, id(10+i))
	}
	return x.Propose(ids)
}

func names(p []ProposedTheme) string {
	var out []string
	for _, t := range p {
		out = append(out, t.Name)
	}
	return strings.Join(out, "; ")
}

func TestProposedNamesAreAsPeopleSay(t *testing.T) {
	for _, c := range []struct {
		tag   string
		texts []string
		want  string
	}{
		{"en", []string{"waiting times at the GP", "GP waiting times are long", "long waiting times for a GP",
			"Covid fear", "still afraid of Covid", "isolation since Covid"}, "waiting times at the GP; Covid"},
		{"zh", []string{"等待时间太长", "医院等待时间", "看病等待时间", "没有公交车", "公交车太少", "坐公交车很慢"}, "等待时间; 公交车"},
		{"de", []string{"lange Wartezeiten", "Wartezeiten beim Arzt", "die Wartezeiten sind schlimm", "kein Bus", "der Bus kommt spät",
			"ein Bus pro Stunde"}, "Wartezeiten; Bus"},
	} {
		if got := names(propose(New(c.tag), c.texts...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.tag, got, c.want)
		}
	}
}

// TestAnswersInALanguageThatNobodyNamed: an Arabic answer has the same neighbours whether or not the event's language is
// set, for its letters tell how to read it.
func TestAnswersInALanguageThatNobodyNamed(t *testing.T) {
	texts := []string{
		"لا توجد حافلة في المساء", "الحافلة تتأخر كل يوم", "تذكرة الحافلة غالية", "نحتاج حافلات أكثر",
		"إيجار البيت مرتفع", "لا أستطيع دفع الإيجار", "الإيجارات ترتفع كل سنة", "البيت صغير والإيجار كبير",
	}
	for _, tag := range []string{"ar", "", "de"} {
		p := propose(New(tag), texts...)
		if len(p) != 2 {
			t.Errorf("%q: %q", tag, names(p))
			continue
		}
		for _, theme := range p {
			bus := idNumber(theme.Members[0].Answer) < 14
			for _, m := range theme.Members {
				if (idNumber(m.Answer) < 14) != bus {
					t.Errorf("%q: %q has both buses and rents", tag, theme.Name)
				}
			}
		}
	}
}

func TestProposeSortsByLikeness(t *testing.T) {
	x := New("en")
	p := propose(x, "no bus after six", "bus fares", "the bus is late", "cannot pay the rent", "rent is dear", "rents go up",
		"bus", "…", "zebra crossing of the moon")
	if len(p) != 2 || p[0].Name != "bus" || p[1].Name != "rent" {
		t.Fatalf("proposed %q", names(p))
	}
	for _, theme := range p {
		for i, m := range theme.Members {
			if i > 0 && m.Fit > theme.Members[i-1].Fit {
				t.Errorf("%q: members are not in order: %v", theme.Name, theme.Members)
			}
			if m.Answer == id(17) {
				t.Errorf("what has no words is under %q", theme.Name)
			}
			if m.Answer == id(18) && m.Fit >= Loose {
				t.Errorf("what nobody else said fits %q by %.2f", theme.Name, m.Fit)
			}
		}
	}
}

func TestProposeTakesLargeEvents(t *testing.T) {
	x, ids, _ := filled(1500)
	p := x.Propose(ids)
	n := 0
	for _, theme := range p {
		n += len(theme.Members)
	}
	if n != len(ids) || len(p) < 2 {
		t.Errorf("%d of %d answers in %d themes", n, len(ids), len(p))
	}
}

func TestProposeFewAnswers(t *testing.T) {
	for n := range 4 {
		texts := []string{"parking", "food", "noise"}[:n%4]
		p := propose(New("en"), texts...)
		members := 0
		for _, theme := range p {
			members += len(theme.Members)
			if theme.Name != "" {
				t.Errorf("%d answers with nothing in common make %q", n, theme.Name)
			}
		}
		if members != n {
			t.Errorf("%d of %d answers", members, n)
		}
	}
	if got := names(propose(New("en"), "bus", "the bus")); got != "bus" {
		t.Errorf("two answers alike make %q", got)
	}
}

func FuzzIndex(f *testing.F) {
	f.Add("en", "no bus after six", "the buses, 等待 ไม่มี 3 x\xff\u202e")
	f.Fuzz(func(t *testing.T, tag, a, b string) {
		x := New(tag)
		x.AddTheme(id(1), unsorted, a)
		x.AddAnswer(id(2), under(1), b, a)
		x.AddAnswer(id(3), unsorted, a)
		for _, text := range []string{a, b, a + b} {
			for _, s := range append(x.Suggest(asked, text, 3), x.SuggestTyped(asked, text, 3)...) {
				if !(s.Likeness >= -1.001 && s.Likeness <= 1.001) {
					t.Fatalf("likeness %v", s.Likeness)
				}
			}
			for _, r := range x.Repeats(asked, text, mindmap.ID{}, 3) {
				if !(r.Score >= Alike && r.Score <= 1.001) {
					t.Fatalf("score %v", r.Score)
				}
			}
		}
		x.Outliers(asked)
		x.Propose([]mindmap.ID{id(2), id(3)})
		for n := range 4 {
			x.Remove(id(n))
		}
		if x.Suggest(asked, a, 1) != nil {
			t.Fatal("nothing suggests something")
		}
	})
}
