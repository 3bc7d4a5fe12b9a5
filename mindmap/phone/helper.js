(() => {
'use strict'
const $ = i => document.getElementById(i), S = JSON.parse($('start').textContent), W = S.w, P = 'mwh:' + S.base.slice(-8) + ':', ul = $('w')
const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text ?? '' }, more)
// What is decided and not sent yet is kept over a reload: [answer, on].
let todo = []
try { todo = JSON.parse(localStorage.getItem(P + 'todo')) || [] } catch {}
const keep = () => { try { localStorage.setItem(P + 'todo', JSON.stringify(todo)) } catch {} }
let state = S.state, etag = '', busy = false, wait = 1, flushing, polling, well = Date.now(), most = 20

async function ask(path, body, headers = {}) {
	const c = new AbortController(), k = setTimeout(() => c.abort(), 9000)
	try {
		const r = await fetch(S.base + '/' + path, {
			method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), cache: 'no-store', signal: c.signal, keepalive: !!body,
			headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers }
		})
		if (r.status < 500 && ![404, 408, 421, 429].includes(r.status)) well = Date.now()
		return r
	} catch { return null } finally { clearTimeout(k); lost() }
}
const lost = () => { $('lost').hidden = Date.now() - well < 15000 }

async function flush() {
	if (busy) return
	busy = true
	clearTimeout(flushing)
	while (todo.length) {
		const [i, on] = todo[0], r = await ask('post', { i, on })
		if (!r || r.status >= 500 || [403, 404, 408, 421, 429].includes(r.status)) {
			wait = Math.min(wait * 2, 30)
			flushing = setTimeout(flush, wait * 1000 * (.5 + Math.random()))
			break
		}
		wait = 1
		todo.shift()
		keep()
		const li = ul.querySelector(`li[data-i="${i}"]`)
		const became = on ? '✓ ' + W.isOn : '✗ ' + W.isNo
		if (r.ok && li) { done(li, became); $('said').textContent = became + ': ' + li.querySelector('p').textContent }
		else if (li) open(li)
	}
	busy = false
}

// A row that is decided stays where it is, so that no other comes under the thumb; when all are decided the list begins anew.
function done(li, text) {
	li.dataset.done = 1
	const d = li.querySelector('.do')
	if (d.textContent !== text) d.replaceChildren(make('small', text))
}
function open(li) {
	delete li.dataset.done
	const text = li.querySelector('p').textContent
	const button = (on, word) => {
		const b = make('button', word, { type: 'button', hidden: on && !!state.s })
		b.setAttribute('aria-label', word + ': ' + text)
		b.dataset.on = on ? 1 : ''
		b.onclick = () => {
			todo.push([li.dataset.i, on])
			keep()
			done(li, '… ' + W.wait)
			const next = [...ul.children].find(x => !x.dataset.done && x.compareDocumentPosition(li) & 2)
			next?.querySelector('button:not([hidden])')?.focus({ preventScroll: true })
			draw()
			flush()
		}
		return b
	}
	li.querySelector('.do').replaceChildren(button(true, W.on), button(false, W.no))
}

function draw() {
	const now = new Map((state.w || []).map(a => [a.i, a])), decided = new Set(todo.map(t => t[0]))
	for (const li of ul.children) {
		if (!now.has(li.dataset.i) && !li.dataset.done) done(li, '–')
		for (const b of li.querySelectorAll('[data-on="1"]')) b.hidden = !!state.s
	}
	if (![...ul.children].some(li => !li.dataset.done)) {
		for (const li of [...ul.children]) if (!decided.has(li.dataset.i)) li.remove()
		most = 20
	}
	const there = new Set([...ul.children].map(li => li.dataset.i))
	let more = 0
	for (const a of now.values()) {
		if (there.has(a.i) || decided.has(a.i)) continue
		if (ul.children.length >= most) { more++; continue }
		const li = make('li')
		li.dataset.i = a.i
		li.append(make('small', a.q, { dir: 'auto' }), make('p', a.t, { dir: 'auto' }))
		if (a.c) li.append(make('p', a.c, { dir: 'auto' }))
		li.append(make('p', '', { className: 'do' }))
		open(li)
		ul.append(li)
	}
	more += Math.max(state.n - now.size, 0)
	$('n').textContent = state.n
	$('none').hidden = ul.children.length > 0
	$('together').hidden = !state.s
	$('more').hidden = !more
	$('more').textContent = W.more + ' (' + more + ')'
}
$('more').onclick = () => { for (const li of [...ul.children]) if (li.dataset.done) li.remove(); most = ul.children.length + 20; draw() }

async function poll() {
	clearTimeout(polling)
	if (document.hidden) return
	const r = await ask('state', null, etag && { 'If-None-Match': etag })
	if (r?.status === 200) {
		const got = await r.json().catch(() => null)
		if (got) { etag = r.headers.get('ETag'); state = got; draw() }
	}
	if (r && r.status < 400 && todo.length) { wait = 1; flush() }
	clearTimeout(polling)
	polling = setTimeout(poll, 3000 * (.75 + Math.random() / 2))
}
const wake = () => { if (!document.hidden) { wait = 1; flush(); poll() } }
addEventListener('online', wake)
addEventListener('pageshow', wake)
document.addEventListener('visibilitychange', wake)
ul.replaceChildren()
draw()
wake()
})()
