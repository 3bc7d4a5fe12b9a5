package hub

import (
	"encoding/json"
	"sync"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"

	"mindwall/mindmap/link/pair"
)

// maxWrong is how many wrong tries a code stands, and maxAsking how many tables may wait for a person's word.
const (
	maxWrong  = 10
	maxAsking = 20
)

// Asker is a table that wants to be let in.
type Asker struct {
	Name string
	Had  Key // by which it was let in before, and would be now; zero when there is none
}

// code is the one that is out.
type code struct {
	now     pair.Code // empty when none is
	wrong   int
	asking  int
	checked sync.Mutex // held while a request is checked, which takes its time
}

// SetCode puts a code out, for one table to be let in with; an empty one lets nobody ask.
func (h *Hub) SetCode(c pair.Code) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.code.now, h.code.wrong = c, 0
}

// lets reports whether somebody without a key may ask, and lets them do nothing else.
func (h *Hub) lets(c server.ClientAuthentication) bool {
	h.mu.Lock()
	out := h.code.now != ""
	h.mu.Unlock()
	if out {
		c.RegisterUser(&server.User{Permissions: &server.Permissions{
			Publish: &server.SubjectPermission{Allow: []string{pair.Subject}}, Subscribe: &server.SubjectPermission{Allow: []string{pair.Inbox + ".>"}},
		}})
	}
	return out
}

func (h *Hub) answerAsked() error {
	_, err := h.conn.Subscribe(pair.Subject, h.asked)
	return err
}

// asked looks at a request, and hands it to a person when who sent it knows the code. That is used up then.
func (h *Hub) asked(m *nats.Msg) {
	var r pair.Request
	if json.Unmarshal(m.Data, &r) != nil || r.Name == "" {
		return
	}
	h.code.checked.Lock()
	defer h.code.checked.Unlock()
	h.mu.Lock()
	now, waits := h.code.now, h.code.asking < maxAsking
	h.mu.Unlock()
	if now == "" || !waits {
		h.reply(m, pair.Reply{Refused: pair.WrongCode})
		return
	}
	answering, ok := pair.Check(now, h.pin, r)
	spent := false
	h.mu.Lock()
	switch {
	case ok && h.code.now == now:
		h.code.now = ""
		h.code.asking++
	case !ok && h.code.now == now:
		if h.code.wrong++; h.code.wrong >= maxWrong {
			h.code.now, spent = "", true
		}
	}
	h.mu.Unlock()
	if spent {
		h.options.Spent()
	}
	if !ok {
		h.reply(m, pair.Reply{Refused: pair.WrongCode})
		return
	}
	var once sync.Once
	h.options.Asked(Asker{r.Name, h.door.hadBy(&r)}, func(a Answer) { once.Do(func() { h.answer(m, answering, a) }) })
}

// answer sends a person's word.
func (h *Hub) answer(m *nats.Msg, to *pair.Answering, a Answer) {
	h.mu.Lock()
	h.code.asking--
	h.mu.Unlock()
	reply := pair.Reply{Refused: pair.SaidNo}
	if a.Line != "" {
		var err error
		if reply, err = to.Grant(pair.Grant{Line: a.Line, Title: a.Title}); err != nil {
			h.options.Told(err)
			return
		}
	}
	if h.within.Err() == nil {
		h.reply(m, reply)
	}
}

func (h *Hub) reply(m *nats.Msg, r pair.Reply) {
	if data, err := json.Marshal(r); err == nil {
		_ = m.Respond(data) // who is gone asks again
	}
}
