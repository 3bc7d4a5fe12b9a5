package mindmap

var parkAnswerSpec = spec{kind: "answer.park", read: decode[ParkAnswer], about: of(answerNode), many: "park %d answers"}

// ParkAnswer sets an answer aside for later, off the map, or brings it back.
type ParkAnswer struct {
	Answer ID   `json:"answer"`
	Parked bool `json:"parked"`
}

// Validate implements [Op].
func (op ParkAnswer) Validate() error { return needs(op.Answer, "answer") }

// tell implements [Op].
func (op ParkAnswer) tell(of names) string {
	if op.Parked {
		return "park " + of.called(op.Answer)
	}
	return "bring back " + of.called(op.Answer)
}

func (ParkAnswer) spec() *spec { return &parkAnswerSpec }

func (op ParkAnswer) target() ID { return op.Answer }

func (op ParkAnswer) apply(_ *world, n *node) { n.parked = op.Parked }
