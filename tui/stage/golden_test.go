package stage

import (
	"fmt"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/tui/screen"
)

var barriers = []struct {
	theme, caption string
	tally          int
}{
	{"Waiting times", "Months to see a specialist", 4},
	{"Waiting times", "Counselling list closed since autumn", 1},
	{"Mental health/Anxiety", "Panic on the bus", 2},
	{"Mental health/Anxiety", "Too anxious to join a group", 2},
	{"Mental health/Isolation", "Nobody to go along with", 3},
	{"Money worries", "Bus fare or lunch", 3},
	{"Money worries", "Letters about benefits left unopened", 2},
	{"Covid-19", "Lunch club never opened again", 4},
	{"Covid-19", "Still afraid of crowded rooms", 1},
	{"Mental health/Isolation", "Days without hearing a voice", 1},
	{"Mental health", "No sleep, so no energy", 1},
	{"Money worries", "Heating off, so no visitors", 1},
	{"", "English is a second language", 1},
	{"Waiting times", "Waiting for a hearing aid", 1},
	{"Getting there", "No bus after five", 2},
	{"Getting there", "Taxi costs more than the class", 1},
	{"Getting there", "The stairs at the clinic", 1},
	{"Mental health/Anxiety", "Does not open the door", 1},
	{"Forms", "The form needs a computer", 2},
	{"Forms", "No help with the benefit form", 5},
}

const barrierQuestion = "What gets in the way of the people you support?"

func barrierWall(t testing.TB, n int) *wall {
	w := newWall(t, barrierQuestion, "What does the health service gain from it?")
	for i := range n {
		b := barriers[i%len(barriers)]
		caption, tally := b.caption, b.tally
		if i >= len(barriers) {
			caption, tally = fmt.Sprintf("%s (said again, %d)", caption, i/len(barriers)), 1
		}
		w.say(1, b.theme, caption, tally)
	}
	return w
}

func TestGoldenMaps(t *testing.T) {
	for _, n := range []int{0, 1, 7, 20, 40, 300} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			w := barrierWall(t, n)
			golden(t, fmt.Sprintf("map-%d", n), func(s screen.Size) View {
				v := w.view(s)
				if q := w.Live.Board().Questions[0]; q.Newest() != nil {
					v.Fresh = []mindmap.ID{q.Newest().ID}
				}
				return v
			})
		})
	}
}

func TestGoldenUnsorted(t *testing.T) {
	for _, n := range []int{1, 7, 20, 40, 300} {
		w := newWall(t, barrierQuestion, "What does the health service gain from it?")
		var last mindmap.ID
		for i := range n {
			b := barriers[i%len(barriers)]
			last = w.say(1, "", fmt.Sprintf("%s%.*s", b.caption, min(i/len(barriers), 1)*3, fmt.Sprintf(" %d", i)), b.tally)
		}
		golden(t, fmt.Sprintf("unsorted-%d", n), func(s screen.Size) View {
			v := w.view(s)
			v.Fresh = []mindmap.ID{last}
			return v
		})
	}
}

func TestGoldenDemo(t *testing.T) {
	l := fold.NewLive()
	l.Add(demo.Entries()...)
	for i, q := range l.Board().Questions {
		golden(t, fmt.Sprintf("demo-%d", i+1), func(s screen.Size) View {
			v := (&wall{Scribe: newWall(t, "q").Scribe}).view(s)
			v.Live, v.Shown.Question = l, q.ID
			return v
		})
	}
}

func TestGoldenTwelveThemes(t *testing.T) {
	w := newWall(t, "What would you change?")
	for i := range 12 {
		for k := range 1 + i*7%5 {
			w.say(1, fmt.Sprintf("Theme number %s", []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}[i]),
				barriers[(i*3+k)%len(barriers)].caption, 1+k%3)
		}
	}
	golden(t, "twelve-themes", func(s screen.Size) View { return w.view(s) })
}

func TestGoldenSixtyInOneTheme(t *testing.T) {
	w := newWall(t, "What would you change?")
	for i := range 60 {
		w.say(1, "Time", fmt.Sprintf("Answer %d about time", i), 1+i%7)
	}
	golden(t, "sixty", func(s screen.Size) View { return w.view(s) })
}

func TestGoldenNestedThreeDeep(t *testing.T) {
	w := newWall(t, "What would you change?")
	w.say(1, "Mental health/Anxiety/On the bus", "Panic when it is full", 2)
	w.say(1, "Mental health/Anxiety/On the bus", "The driver does not wait", 1)
	w.say(1, "Mental health/Anxiety", "Never goes out alone", 3)
	w.say(1, "Mental health/Isolation", "No visitors", 1)
	w.say(1, "Mental health", "Sleep", 1)
	w.say(1, "Money", "Debt letters", 1)
	w.say(1, "Money/Housing/Damp", "Mould on the wall of the children's room", 4)
	golden(t, "nested", func(s screen.Size) View { return w.view(s) })
}

func TestGoldenTongues(t *testing.T) {
	for name, say := range map[string][]string{
		"german": {"Wo bleibt die Donaudampfschifffahrtsgesellschaft?", "Gesundheitsversorgung", "Krankenversicherungskartenlesegerät fehlt in der Sprechstunde",
			"Terminvergabe", "Wartezeiten von mehr als einem halben Jahr beim Facharzt", "Terminvergabe", "Überweisungsscheine gehen verloren", "Sprache", "Dolmetscherinnen und Dolmetscher fehlen"},
		"arabic": {"ما الذي يعيق الأشخاص الذين تدعمهم؟", "الانتظار", "أشهر لرؤية أخصائي", "الانتظار", "القائمة مغلقة منذ الخريف",
			"المال", "أجرة الحافلة أو الغداء", "الوحدة", "أيام دون سماع صوت"},
		"chinese": {"是什么妨碍了你所支持的人？", "等待时间", "等了几个月才能见到专科医生，而且没有人告诉他们要等多久", "等待时间", "咨询名单自秋天起关闭",
			"金钱", "公交车费还是午餐", "孤独", "好几天听不到人声"},
		"emoji": {"How was it? 👩‍👩‍👧‍👦", "Joy 🎉", "Cake 🍰🍰🍰 at the allotment group", "Joy 🎉", "👍🏽 from a doctor", "Café ☕",
			"Zoë’s naïve résumé", "Flags", "🇩🇪 🇫🇷 🇬🇧 met"},
	} {
		w := newWall(t, say[0])
		var last mindmap.ID
		for i := 1; i+1 < len(say); i += 2 {
			last = w.say(1, say[i], say[i+1], i%4)
		}
		golden(t, name, func(s screen.Size) View {
			v := w.view(s)
			v.Fresh = []mindmap.ID{last}
			return v
		})
	}
}
