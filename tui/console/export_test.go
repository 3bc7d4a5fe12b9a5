package console

// Way is an action, for tests of all of them.
type Way struct {
	Name, Typed string
	Keys        []string
	Listed      bool // it can be done by name
	Hidden      bool
	Always      bool // nothing is asked first
}

// Ways are all actions.
func Ways() []Way {
	all := actions()
	ways := make([]Way, len(all))
	for i := range all {
		a := &all[i]
		ways[i] = Way{Name: a.name, Typed: a.typed(all), Keys: a.keys, Hidden: a.hidden, Listed: a.run != nil && !a.hidden, Always: a.when == nil}
	}
	return ways
}

// DescribeAnswer is the row that tells the whole of an answer.
var DescribeAnswer = describeAnswer
