(() => {
'use strict'
const $ = i => document.getElementById(i), S = JSON.parse($('start').textContent), W = S.w, P = 'mw:' + S.room + ':'
// What the phone keeps: one row for each thing, so that two tabs never write over each other. Without storage it is kept here.
const mem = new Map()
const put = (k, v) => { mem.set(k, JSON.stringify(v)); try { localStorage.setItem(P + k, JSON.stringify(v)) } catch {} }
const get = k => { let v = null; try { v = localStorage.getItem(P + k) } catch {} try { return JSON.parse(v ?? mem.get(k) ?? 'null') } catch { return null } }
const del = k => { mem.delete(k); try { localStorage.removeItem(P + k) } catch {} }
const keys = p => {
	const all = new Set(mem.keys())
	try { for (let i = 0; i < localStorage.length; i++) { const k = localStorage.key(i); if (k.startsWith(P)) all.add(k.slice(P.length)) } } catch {}
	return [...all].filter(k => k.startsWith(p))
}
const hex = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text ?? '' }, more)
if (!get('me')) put('me', S.me)

// A row is {q, t: text, at, s}, or {v: answer, on, at, s}, or {b: round, c: [what is voted for], at, s}; s tells how far it is.
const QUEUED = 0, IN = 1, ON = 2, REFUSED = 3, BACK = 4
const rows = () => keys('p:').map(k => ({ id: k.slice(2), ...get(k) })).filter(r => r.at).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
const keep = ({ id, ...r }) => put('p:' + id, r)
const set = (id, s) => { const r = get('p:' + id); if (r && r.s !== s) { put('p:' + id, { ...r, s }); mine() } }
const todo = r => r.s === QUEUED || r.s === BACK

let state = { qs: [], m: false }, etag = '', busy = false, wait = 1, flushing, polling, well = Date.now(), polls = 0

// Requests. A phone whose number is not known here any more gets another.
async function ask(path, body, headers = {}) {
	const c = new AbortController(), k = setTimeout(() => c.abort(), 9000)
	try {
		const r = await fetch(S.base + '/' + path, {
			method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), cache: 'no-store', signal: c.signal, keepalive: !!body,
			headers: { 'X-Me': get('me'), ...(body && { 'Content-Type': 'application/json' }), ...headers }
		})
		if (r.status === 403 && r.headers.get('X-Me')) { put('me', r.headers.get('X-Me')); return null }
		if (r.status < 400 || [409, 410, 413, 422].includes(r.status)) { well = Date.now(); lost() }
		return r
	} catch { return null } finally { clearTimeout(k) }
}

// What waits is sent one by one, in order, until it is taken or refused for good.
async function flush() {
	if (busy) return
	busy = true
	clearTimeout(flushing)
	for (let r; (r = rows().find(todo));) {
		const a = await (r.s === BACK ? ask('back', { id: r.id }) : r.v ? ask('post', { v: r.v, on: r.on }) : r.b ? ask('post', { b: r.b, c: r.c }) : ask('post', { id: r.id, q: r.q, t: r.t }))
		if (!a || a.status >= 500 || [403, 404, 408, 421, 429].includes(a.status)) {
			wait = Math.min(wait * 2, 30)
			flushing = setTimeout(flush, wait * 1000 * (.5 + Math.random()))
			break
		}
		wait = 1
		if (r.s === BACK) {
			if (a.ok || a.status === 410) del('p:' + r.id)
			else { set(r.id, ON); said(W.late) }
		} else if (r.v) {
			del('p:' + r.id)
			if (!a.ok) { // it is as it was before
				r.on ? del('v:' + r.v) : put('v:' + r.v, 1)
				said(W.no)
				draw()
			}
		} else if (r.b) {
			if (get('p:' + r.id)?.at === r.at) del('p:' + r.id) // else it was changed meanwhile, and goes again
			cast = a.ok ? '✓ ' + W.voted : W.over
			vote()
		}
		else if (!a.ok) { set(r.id, REFUSED); said(W.no) }
		else {
			const got = await a.json().catch(() => ({}))
			if (got.s === 'gone') del('p:' + r.id)
			else { put('n:' + got.i, 1); set(r.id, got.s === 'on' ? ON : IN); said(got.s === 'on' ? W.on : W.in, '✓ ') }
		}
		mine()
	}
	busy = false
	if (rows().some(todo)) lost()
}
const said = (word, sign = '') => { $('said').textContent = sign + word }

// When the room cannot be reached for a minute, what is not sent is shown to be copied.
function lost() {
	const away = Date.now() - well > 60000, unsent = rows().filter(r => r.t && r.s === QUEUED).map(r => r.t)
	for (const k of keys('d:')) if (get(k)?.[0]) unsent.push(get(k)[0])
	const box = $('lost').querySelector('textarea'), text = unsent.join('\n\n')
	if (box.value !== text) box.value = text
	box.hidden = !text
	if ($('lost').hidden === away) $('lost').hidden = !away
}

// One block for each question. What is typed is kept at every stroke, and a block with something in it stays.
function block(q, text) {
	let s = document.querySelector(`section[data-q="${q}"]`)
	if (!s) {
		s = make('section')
		s.dataset.q = q
		const f = make('form'), h = make('h2'), l = make('label', text, { htmlFor: 't' + q, dir: 'auto' })
		h.append(l)
		f.append(h, make('textarea', '', { id: 't' + q, rows: 4, maxLength: 2000, required: true, dir: 'auto' }), make('button', W.send, { className: 'send' }))
		s.append(f)
		$('qs').append(s)
	}
	if (s.ready) return s
	s.ready = true
	const t = s.querySelector('textarea'), f = s.querySelector('form')
	t.value = get('d:' + q)?.[0] || t.value
	t.addEventListener('input', () => t.value ? put('d:' + q, [t.value, s.querySelector('label').textContent]) : del('d:' + q))
	f.addEventListener('submit', e => {
		e.preventDefault()
		if (!t.value.trim()) return
		keep({ id: hex(), q, t: t.value.trim(), at: Date.now(), s: QUEUED })
		t.value = ''
		del('d:' + q)
		$('qs').before($('vote'))
		said(W.wait)
		mine()
		draw()
		flush()
	})
	return s
}

function draw() {
	const open = new Map(state.qs.map(q => [q.i, q]))
	for (const k of keys('d:')) { const d = get(k); if (d && !open.has(k.slice(2))) block(k.slice(2), d[1]) }
	for (const q of state.qs) {
		const s = block(q.i, q.t), l = s.querySelector('label')
		if (l.textContent !== q.t) l.textContent = q.t
		others(s, q)
	}
	for (const s of document.querySelectorAll('section[data-q]')) {
		if (open.has(s.dataset.q)) continue
		if (!s.querySelector('textarea').value) s.remove()
		else others(s, { a: [] })
	}
	vote()
	$('none').hidden = !!document.querySelector('section[data-q]') || !!state.v
}

// The ballot of the round that is open. What it says is kept by round, and is sent a moment after the last change.
let casting, cast = ''
function vote() {
	const s = $('vote'), v = state.v, ul = s.querySelector('ul')
	if (!v) {
		if (!s.hidden) said(W.over)
		s.hidden = true
		ul.replaceChildren()
		return
	}
	if (s.hidden) { // it comes first, unless that would move what somebody types
		$('qs')[document.activeElement.value ? 'after' : 'before'](s)
		s.hidden = false
		if ($('said').textContent === W.over) said('')
		cast = ''
	}
	const key = 'b:' + v.i, on = new Set(v.c.map(c => c.i)), mine = (get(key) || []).filter(c => on.has(c)).slice(0, v.n), left = v.n - mine.length
	for (const k of keys('b:')) if (k !== key) del(k)
	const change = next => {
		put(key, next)
		keep({ id: v.i, b: v.i, c: next, at: Math.max(Date.now(), (get('p:' + v.i)?.at || 0) + 1), s: QUEUED })
		cast = W.wait
		vote()
		clearTimeout(casting)
		casting = setTimeout(flush, 700)
	}
	const tell = (e, text) => { if (e.textContent !== text) e.textContent = text }
	tell(s.querySelector('h2'), v.t)
	tell(s.querySelector('p'), W.left.replace('{n}', left))
	tell(s.lastChild, cast)
	const there = new Map([...ul.children].map(li => [li.dataset.c, li]))
	for (const [id, li] of there) if (!on.has(id)) li.remove()
	for (const c of v.c) {
		let li = there.get(c.i)
		if (!li) {
			li = make('li')
			li.dataset.c = c.i
			li.append(make('span', '', { dir: 'auto' }), make('button', '−', { type: 'button' }), make('b'), make('button', '+', { type: 'button' }))
			ul.append(li)
		}
		const [text, less, count, more] = li.children, n = mine.filter(i => i === c.i).length
		tell(text, c.t)
		tell(count, '● ' + n)
		less.setAttribute('aria-label', '−1: ' + c.t)
		more.setAttribute('aria-label', '+1: ' + c.t)
		less.setAttribute('aria-disabled', !n) // a button that is disabled would lose the focus
		more.setAttribute('aria-disabled', !left)
		less.onclick = () => n && change(mine.filter((_, i) => i !== mine.lastIndexOf(c.i)))
		more.onclick = () => left && change([...mine, c.i])
	}
}

// What others said. Nothing moves under a thumb: rows stay where they are, and new ones come when they are asked for.
const STEP = 20
function others(s, q) {
	const mineToo = new Set(keys('n:').map(k => k.slice(2))), all = (state.m && q.a || []).filter(a => !mineToo.has(a.i))
	let o = s.querySelector('.others')
	if (!all.length) { o?.remove(); return }
	if (!o) {
		o = make('div', '', { className: 'others' })
		o.append(make('h3', W.heard), make('ul'), make('button', '', { type: 'button' }))
		o.most = STEP
		o.lastChild.onclick = () => { o.most += STEP; draw() }
		s.append(o)
	}
	const ul = o.querySelector('ul'), there = new Map([...ul.children].map(li => [li.dataset.a, li])), now = new Set(all.map(a => a.i))
	for (const [id, li] of there) if (!now.has(id)) { li.remove(); there.delete(id) }
	let more = 0
	for (const a of all) {
		let li = there.get(a.i)
		if (!li && ul.children.length >= o.most) { more++; continue }
		if (!li) {
			li = make('li')
			li.dataset.a = a.i
			li.append(make('span', a.t, { dir: 'auto' }), make('button', '', { type: 'button' }))
			li.lastChild.onclick = () => {
				const on = !get('v:' + a.i)
				on ? put('v:' + a.i, 1) : del('v:' + a.i)
				for (const r of rows()) if (r.v === a.i && r.s === QUEUED) del('p:' + r.id)
				keep({ id: hex(), v: a.i, on, at: Date.now(), s: QUEUED })
				draw()
				flush()
			}
			ul.append(li)
		}
		if (li.firstChild.textContent !== a.t) li.firstChild.textContent = a.t
		const b = li.lastChild, text = W.me + (a.n > 1 ? ' · ' + a.n : '')
		if (b.textContent !== text) b.textContent = text
		b.setAttribute('aria-pressed', !!get('v:' + a.i))
		b.setAttribute('aria-label', W.me + ': ' + a.t)
	}
	o.lastChild.hidden = !more
	o.lastChild.textContent = W.more + ' (' + more + ')'
}

// What this phone sent, with what became of it.
const signs = { [QUEUED]: ['… ', 'wait'], [IN]: ['✓ ', 'in'], [ON]: ['✓ ', 'on'], [REFUSED]: ['✗ ', 'no'], [BACK]: ['… ', 'back'] }
const TEN = 6e5
function mine() {
	const all = rows().filter(r => r.t), ul = $('mine').querySelector('ul'), there = new Map([...ul.children].map(li => [li.dataset.p, li]))
	for (const r of all.slice(0, -50)) if (r.s === IN || r.s === ON) del('p:' + r.id)
	for (const r of all.slice(-50)) {
		let li = there.get(r.id)
		there.delete(r.id)
		if (!li) {
			li = make('li')
			li.dataset.p = r.id
			li.append(make('span', r.t, { dir: 'auto' }), make('small'), make('button', W.back, { type: 'button' }))
			li.lastChild.setAttribute('aria-label', W.back + ': ' + r.t)
			li.lastChild.onclick = () => { set(r.id, BACK); flush() }
			ul.append(li)
		}
		const [sign, word] = signs[r.s]
		if (li.dataset.s !== String(r.s)) { li.dataset.s = r.s; li.children[1].textContent = sign + W[word] }
		li.lastChild.hidden = !(r.s === QUEUED || r.s === IN || r.s === ON && Date.now() - r.at < TEN)
	}
	for (const li of there.values()) li.remove()
	$('mine').hidden = !all.length
	if (!$('lost').hidden) lost()
}

// What is received and not on the wall yet is asked after now and then.
async function after() {
	const ids = rows().filter(r => r.t && r.s === IN && Date.now() - r.at < 2 * 36e5).map(r => r.id).slice(-100)
	if (!ids.length) return
	const r = await ask('mine', { ids })
	const got = r?.ok && await r.json().catch(() => null)
	got?.s?.forEach((s, i) => {
		if (s === 'on') set(ids[i], ON)
		if (s === 'gone') { del('p:' + ids[i]); mine() }
		if (s === '') set(ids[i], QUEUED) // the wall has lost it, as when an older copy was put in its place
	})
}

async function poll() {
	clearTimeout(polling)
	if (document.hidden) return
	const r = await ask('state', null, etag && { 'If-None-Match': etag })
	if (r?.status === 200) {
		const got = await r.json().catch(() => null)
		if (got) { etag = r.headers.get('ETag'); state = got; draw() }
	}
	if (r && r.status < 400) {
		if (rows().some(todo)) { wait = 1; flush() }
		if (++polls % 3 === 0) after()
	}
	lost()
	mine()
	clearTimeout(polling)
	polling = setTimeout(poll, 3000 * (.75 + Math.random() / 2))
}
const wake = () => { if (document.hidden) return; well = Math.max(well, Date.now() - 50000); wait = 1; flush(); poll() }
addEventListener('online', wake)
addEventListener('pageshow', wake)
document.addEventListener('visibilitychange', wake)
addEventListener('storage', e => { if (!e.key || e.key.startsWith(P)) { mine(); vote() } })
state.qs = [...document.querySelectorAll('section[data-q]')].map(s => ({ i: s.dataset.q, t: s.querySelector('label').textContent }))
draw()
mine()
wake()
})()
