package mindmap

var parkAnswerSpec = spec{kind: "answer.park", read: decode[ParkAnswer], about: of(AnswerNode), many: "park %d answers"}

// ParkAnswer sets an answer aside for later, off the map, or brings it back.
type ParkAnswer struct {
	Answer ID   `json:"answer"`
	Parked bool `json:"parked"`
}

func (op ParkAnswer) Validate() error { return needs(op.Answer, "answer") }

func (op ParkAnswer) Tell(of Names) string {
	if op.Parked {
		return "park " + of.Called(op.Answer)
	}
	return "bring back " + of.Called(op.Answer)
}

func (ParkAnswer) spec() *spec { return &parkAnswerSpec }

func (op ParkAnswer) Target() ID { return op.Answer }

func (op ParkAnswer) Apply(_ World, n *Facts) { n.Parked = op.Parked }
