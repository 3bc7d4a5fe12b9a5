package say

// Message is the name of a text that a [Voice] has in its language: a section of each of the files *.words.
type Message string

// The messages that others ask for by name.
const (
	Language       Message = "language"
	Answers        Message = "answers"
	Questions      Message = "questions"
	Themes         Message = "themes"
	TimesSaid      Message = "times"
	OfTimes        Message = "of times" // how often a theme was named, of all that was said to its question
	NumberOfQuotes Message = "quotes"
	More           Message = "more"
	MindWall       Message = "mind wall"

	Unsorted        Message = "unsorted"
	UnsortedAnswers Message = "unsorted answers"
	AlsoSaid        Message = "also said"
	InGeneral       Message = "in general"
	AllQuestions    Message = "all questions"
	ParkedForLater  Message = "parked for later"
	ToDo            Message = "to do"
	Next            Message = "next"
	WhatWasSaid     Message = "what was said"
	WriteUpHere     Message = "close write-up" // before the address at which it will be
	Done            Message = "done"
	HostedBy        Message = "hosted by"
	HowOften        Message = "how often each theme was said"
	Continued       Message = "continued"
	PageOf          Message = "page of"
	TimeIsUp        Message = "time is up"

	HasQuote    Message = "has a quote"
	AlsoInRoom  Message = "also in the room"
	FromSurvey  Message = "from the survey"
	ByPhone     Message = "by phone"
	NoSign      Message = "no sign"
	SaidTwice   Message = "said twice"
	NumbersMean Message = "numbers mean"
	HowVoted    Message = "how voted"
)

// The messages of comments in a Graphviz file.
const (
	MadeFrom      Message = "made from"
	MadeBy        Message = "made by"
	DotTwoSides   Message = "dot on two sides"
	DotKeepsPlace Message = "dot keeps places"
	DotOthers     Message = "dot others"
	TheQuestion   Message = "the question"
)

// The messages of the workbook: its sheets, its columns, and what stands in them.
const (
	SheetAnswers Message = "sheet of answers"
	SheetCounts  Message = "sheet of counts"
	SheetCharts  Message = "sheet of charts"
	SheetOffMap  Message = "sheet of what is off the map"

	ColumnNumber   Message = "column number"
	ColumnQuestion Message = "column question"
	ColumnTheme    Message = "column theme"
	ColumnAnswer   Message = "column answer"
	ColumnAnswers  Message = "column answers"
	ColumnQuote    Message = "column quote"
	ColumnTally    Message = "column tally"
	ColumnSource   Message = "column source"
	ColumnTime     Message = "column time"
	ColumnWordings Message = "column other wordings"
	ColumnAuthor   Message = "column author"
	ColumnPublish  Message = "column publish"
	ColumnState    Message = "column state"
	ColumnSaid     Message = "column said"
	ColumnWho      Message = "column who"
	ColumnDue      Message = "column due"
	ColumnVotes    Message = "column votes"
	ColumnHands    Message = "column hands"

	OnTheMap        Message = "state on the map"
	SetAside        Message = "state set aside"
	Parked          Message = "state parked"
	QuestionMissing Message = "state question missing"
	AllOfQuestion   Message = "all of a question"
	Yes             Message = "yes"
)

const (
	timesSign Message = "times sign"
	votes     Message = "votes"
	hands     Message = "hands"
	actionBy  Message = "action by"
	actionDue Message = "action due"
	quote     Message = "quote"
	listed    Message = "list"
	join      Message = "join"
	takenOut  Message = "taken out"
	noAnswers Message = "no answers"
	noneYet   Message = "no answers yet"
	said      Message = "answers said"
	// readBy are those who have a good command of the language and have read its catalogue. It is in each but that of English.
	readBy Message = "read by"
)
