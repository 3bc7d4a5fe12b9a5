package survey

import (
	"testing"
)

// Files of many tools and habits, with what their questions come to. Each stands for a kind.
func TestShapesOfFiles(t *testing.T) {
	for name, tc := range map[string]struct {
		file  string
		split bool
		want  map[string][]string
	}{
		"two rows in French, without ids": {
			"ID du répondant,Date de début,Qu'est-ce qui aide ?,,,Qu'est-ce qui freine ?\n,,L'écoute,Le transport,Autre (veuillez préciser),Réponse ouverte\n" +
				"118,01/03/2024 10:00:00,L'écoute,,\"un chien, un chat\",Les papiers\n119,01/03/2024 10:05:00,,Le transport,,\n120,01/03/2024 10:07:00,L'écoute,Le transport,,Trop cher\n", false,
			map[string][]string{"Qu'est-ce qui aide ?": {"L'écoute", "un chien, un chat", "Le transport", "L'écoute", "Le transport"}, "Qu'est-ce qui freine ?": {"Les papiers", "Trop cher"}}},
		"signs of boxes": {
			"When|What helps? - Choir|What helps? - Bus|What gets in the way?\n2024-03-01 10:00|☑|☐|Stairs\n2024-03-01 10:01|✅|✔️|Forms\n2024-03-01 10:02|☐|☐|Waiting\n", false,
			map[string][]string{"What helps?": {"Choir", "Choir", "Bus"}, "What gets in the way?": {"Stairs", "Forms", "Waiting"}}},
		"words for boxes in German": {
			"lfdn;Was hilft: Zuhören;Was hilft: Mitfahren;Was hilft: Sonstiges\n1;genannt;nicht genannt;\n2;nicht genannt;nicht genannt;ein Hund, zum Beispiel\n3;genannt;genannt;\n", false,
			map[string][]string{"Was hilft": {"Zuhören", "ein Hund, zum Beispiel", "Zuhören", "Mitfahren"}}},
		"Qualtrics with words beside a choice": {
			"StartDate,ResponseId,Q1_1,Q1_3,Q1_3_TEXT,Q2,Q2_2_TEXT\nStart Date,Response ID,What helps? - Selected Choice - Company,What helps? - Selected Choice - Other,What helps? - Other - Text,How do you come? - Selected Choice,How do you come? - Other - Text\n" +
				"\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_3\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_3_TEXT\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_2_TEXT\"\"}\"\n" +
				"2024-03-01 10:00:00,R_1,Company,Other,\"a dog, or a cat\",Bus,\n2024-03-01 11:00:00,R_2,Company,,,Other,By boat\n", false,
			map[string][]string{"What helps?": {"Company", "a dog, or a cat", "Company"}, "How do you come?": {"Bus", "Other", "By boat"}}},
		"LimeSurvey with codes before the words": {
			"id. Response ID,submitdate. Date submitted,Q1[SQ001]. What helps? [Choir],Q1[SQ002]. What helps? [Bus],Q1[other]. What helps? [Other],Q2. What gets in the way?\n" +
				"1,2024-03-01 10:00:00,Yes,No,,Stairs\n2,2024-03-01 10:01:00,No,Yes,a dog,Forms\n", false,
			map[string][]string{"What helps?": {"Choir", "Bus", "a dog"}, "What gets in the way?": {"Stairs", "Forms"}}},
		"1KA with choices in brackets and its missing codes": {
			"recnum;Q1a;Q1b;Q1c;Q2\nZap. št.;Kaj pomaga? (Zbor);Kaj pomaga? (Avtobus);Kaj pomaga? (Drugo:);Kaj ovira?\n1;1;0;-2;Stopnice\n2;0;1;pes;-1\n3;1;1;-2;Obrazci\n", false,
			map[string][]string{"Kaj pomaga?": {"Zbor", "Avtobus", "pes", "Zbor", "Avtobus"}, "Kaj ovira?": {"Stopnice", "Obrazci"}}},
		"a grid of boxes": {
			"Timestamp,When do you come? [Monday],When do you come? [Friday]\n2024/03/01 10:00:00 AM GMT,\"Morning, Evening\",Evening\n2024/03/01 10:01:00 AM GMT,Morning,Morning\n2024/03/01 10:02:00 AM GMT,Evening,\"Morning, Evening\"\n", true,
			map[string][]string{"When do you come?": {"Monday: Morning", "Monday: Evening", "Friday: Evening", "Monday: Morning", "Friday: Morning", "Monday: Evening", "Friday: Morning", "Friday: Evening"}}},
		"a title above the table": {
			"Spring event – answers\nExported on,2024-03-01\n\nNr.,What helps?,What gets in the way?\n1,Choir,Stairs\n2,Bus,Waiting\n", false,
			map[string][]string{"What helps?": {"Choir", "Bus"}, "What gets in the way?": {"Stairs", "Waiting"}}},
		"HTML whose entities have semicolons": {
			"When,<p>What helps?</p>,What gets in the way?<br/>\n2024-03-01 10:00,<ul><li>Tea &amp; cake</li><li>A lift</li></ul>,R&amp;D &lt;3\n2024-03-01 10:01,<p>Cake</p>,A&nbsp;&lt;form&gt;\n", true,
			map[string][]string{"What helps?": {"Tea & cake", "A lift", "Cake"}, "What gets in the way?": {"R&D <3", "A <form>"}}},
		"marks with a stop": {
			"When,What gets in the way?\n2024-03-01 10:00,N/A.\n2024-03-01 10:01,Stairs\n2024-03-01 10:02,No answer.\n2024-03-01 10:03,–\n", false,
			map[string][]string{"What gets in the way?": {"Stairs"}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := openBytes(t, "x.csv", []byte(tc.file), Options{})
			all := map[string][]string{}
			for _, a := range s.Asked {
				m := Mapping{}
				for _, i := range a.Columns {
					if s.Columns[i].Kind == QuestionKind {
						m[i] = way.ID
					}
				}
				ch := Choices{}
				if tc.split {
					ch.Split = SplitAll
				}
				if len(m) > 0 {
					all[a.Text] = append(all[a.Text], captions(propose(t, s, m, ch))...)
				}
			}
			want(t, "answers", all, tc.want)
		})
	}
}
