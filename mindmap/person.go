package mindmap

// Persons calls yield for each person behind the answer, and behind those that it stands for, of whom a survey tells,
// once, until yield is false. Of several rows of one key it is the first.
func (a *Answer) Persons(yield func(*Person) bool) {
	seen := map[ID]bool{}
	for _, one := range append([]*Answer{a}, a.Merged...) {
		list := one.Counted
		if p := one.person(); p != nil {
			list = append([]*Person{p}, list...)
		}
		for _, p := range list {
			if p.Key.IsZero() || !seen[p.Key] {
				seen[p.Key] = true
				if !yield(p) {
					return
				}
			}
		}
	}
}

// person is who the origin tells of; nil when it tells of nobody, as that of an answer whose people are counted.
func (a *Answer) person() *Person {
	if a.Origin == nil || a.Unsaid {
		return nil
	}
	return &Person{Key: KeyID(a.Origin.Key), File: a.Origin.File, Row: a.Origin.Row, Attributes: a.Origin.Attributes}
}
