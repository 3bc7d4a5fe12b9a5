package meaning

import "testing"

// Headers that ask who somebody is, as forms in each language have them.
func TestPersonHeadersInManyLanguages(t *testing.T) {
	for _, h := range []string{
		"RecipientFirstName", "Contact", "Name:(first name, surname)", "Your birthdate", "E-mail address *", "Screen name", "Student number", "Phone no.",
		"Vor- und Nachname", "Telefonnummer", "Ihre E-Mail-Adresse", "Matrikelnummer", "Geburtsdatum", "Anschrift",
		"Nom et prénom", "Adresse e-mail", "Numéro de téléphone", "Date de naissance",
		"Nombre y apellidos", "Correo electrónico", "Teléfono", "Fecha de nacimiento",
		"Nome e cognome", "Indirizzo email", "Numero di telefono", "Data di nascita",
		"Nome (facultativo)", "Nome completo", "Endereço de e-mail", "Telemóvel",
		"Voor- en achternaam", "E-mailadres", "Telefoonnummer", "Geboortedatum",
		"Fulde navn", "Mailadresse", "Telefonnummer", "Fødselsdato", "För- och efternamn", "E-postadress", "Personnummer", "Fornavn og etternavn", "E-post",
		"Etunimi ja sukunimi", "Sähköpostiosoite", "Puhelinnumero", "Imię i nazwisko", "Adres e-mail", "Numer telefonu", "Nazwa",
		"Jméno a příjmení", "Telefonní číslo", "Datum narození", "Teljes név", "E-mail cím", "Telefonszám",
		"Nume și prenume", "Adresa de e-mail", "Număr de telefon", "Ονοματεπώνυμο", "Αριθμός τηλεφώνου", "Adınız Soyadınız", "E-posta adresi", "Telefon numarası",
		"Фамилия, имя, отчество", "ФИО", "Адрес электронной почты", "Номер телефона", "Прізвище та ім’я", "Номер телефону",
		"الاسم الكامل", "رقم الهاتف", "البريد الإلكتروني", "שם מלא", "מספר טלפון", "आपका नाम", "फ़ोन नंबर",
		"姓名", "您的姓名", "联系电话", "电子邮件", "氏名", "お名前", "メールアドレス", "電話番号", "이름", "이메일 주소", "전화번호", "Enw llawn", "Cyfeiriad ebost", "Rhif ffôn",
		"Ime in priimek", "E-poštni naslov", "Telefonska številka", "Datum rojstva", "Ime i prezime", "Broj telefona", "Meno a priezvisko", "Vārds, uzvārds",
		"Vardas ir pavardė", "Име и фамилия", "Nama lengkap", "_Your place_latitude", "_q3_altitude", "Creator", "User display name",
	} {
		if !IsPersonHeader(h) {
			t.Errorf("%q is not taken for a person's", h)
		}
	}
	for _, h := range []string{
		"Name one barrier", "What is in a name?", "Which address do people struggle to reach?", "Number", "Age group", "Role", "Was hilft?", "Wie erreichen wir Leute?",
		"Qu'est-ce qui aide ?", "¿Qué ayuda?", "Co pomaga?", "何が助けになりますか", "什么有帮助？", "무엇이 도움이 되나요?", "Что помогает?", "What helps?", "Your number one wish", "How did you contact us?",
		"Phone calls: what do you think of them?", "Date", "Details", "First",
	} {
		if IsPersonHeader(h) {
			t.Errorf("%q is taken for a person's", h)
		}
	}
}

func TestValuesTellOfPersons(t *testing.T) {
	for _, s := range []string{"ann@example.org", "203.0.113.9", "+44 20 7946 0958", "020 7946 0958", "(020) 7946-0958", "51.5074, -0.1278", "1984-03-01", "01.03.1984"} {
		if !ValueOf(s).IsPersonal() {
			t.Errorf("%q does not tell of a person", s)
		}
	}
	for _, s := range []string{"Cake", "7", "2024-03-01 10:00", "100", "3.5", "50%", "-99", "24/7", "1,000", "2024"} {
		if ValueOf(s).IsPersonal() {
			t.Errorf("%q tells of a person", s)
		}
	}
	for _, s := range []string{
		"2024/03/01 10:00:00", "3/1/2024 10:00", "01.03.2024 10.00.00", "2024. 3. 1 오전 10:00:00", "2024-03-01T10:00:00Z", "1 March 2024 10:00", "March 1, 2024 at 10:00 AM",
		"Fri, 1 Mar 2024 10:00:00", "1. März 2024 10:00", "1 de marzo de 2024, 10:00", "2024年3月1日 10:00",
	} {
		if is, hour := ReadMoment(s); !is || !hour {
			t.Errorf("%q is no time", s)
		}
	}
	for _, s := range []string{"Cake", "24/7", "1 lift 2024 times", "10:00", "May", "3 cups 2024"} {
		if is, _ := ReadMoment(s); is {
			t.Errorf("%q is a time", s)
		}
	}
}
