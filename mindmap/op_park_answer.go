package mindmap

const kindParkAnswer Kind = "answer.park"

// ParkAnswer sets an answer aside for later, off the map, or brings it back.
type ParkAnswer struct {
	Answer ID   `json:"answer"`
	Parked bool `json:"parked"`
}

// Kind implements [Op].
func (ParkAnswer) Kind() Kind { return kindParkAnswer }

// Validate implements [Op].
func (op ParkAnswer) Validate() error { return needs(op.Answer, "answer") }

// Summary implements [Op].
func (op ParkAnswer) Summary() string {
	if op.Parked {
		return "park an answer"
	}
	return "bring back a parked answer"
}

func (op ParkAnswer) target() ID { return op.Answer }

func (op ParkAnswer) apply(_ *world, n *node) { n.parked = op.Parked }
