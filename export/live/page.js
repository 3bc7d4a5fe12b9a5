// One picture at a time is fetched, decoded out of sight, and shown over the last one. What the room said meanwhile is skipped.
(() => {
const words = JSON.parse(document.getElementById('start').textContent)
const root = document.documentElement, lost = document.getElementById('lost'), newest = document.getElementById('newest')
const base = location.pathname.replace(/\/$/, '') + '/', upright = matchMedia(words.upright)
const shape = () => upright.matches ? 'tall.svg' : 'map.svg'
let [on, off] = document.querySelectorAll('main > img')
let stream, number = '', have = '', busy = false, said = '', heard = 0, timer

function wear(w) {
root.lang = w.lang
root.dir = w.dir
document.body.style.background = w.ground
document.title = document.querySelector('h1').textContent = w.title
if (w.newest !== said) newest.textContent = said = w.newest
}

async function next() {
const n = number, file = shape(), want = n + file
if (busy || !n || document.hidden || want === have) return
busy = true
try {
const answer = await fetch(base + 'words?r=' + n)
if (answer.status === 404) return over()
if (!answer.ok) throw answer.status
const w = await answer.json()
off.className = ''
off.src = base + file + '?r=' + n
await off.decode()
off.alt = w.outline
off.className = 'on'
on.className = 'was'
on.alt = ''
;[on, off] = [off, on]
wear(w)
have = want
} catch {
await new Promise(done => setTimeout(done, 1500))
} finally { busy = false }
next()
}

function tell(text) {
if (lost.textContent !== text) lost.textContent = text
lost.hidden = !text
}

// over takes the picture away: the address shows nothing any more. The new one may be this one again, after a restart.
function over() {
number = have = said = newest.textContent = ''
for (const img of [on, off]) {
img.className = img.alt = ''
img.removeAttribute('src')
}
tell(words.over)
again(15000)
}

function again(after) {
if (stream) stream.close()
stream = null
clearTimeout(timer)
timer = setTimeout(open, after)
}

function open() {
if (document.hidden) return
again(35000) // unless something is heard
stream = new EventSource(base + 'events')
stream.onmessage = e => {
clearTimeout(timer)
timer = setTimeout(() => { tell(words.lost); open() }, 35000)
heard = Date.now()
tell('')
number = e.data
next()
}
stream.onerror = async () => {
again(2000)
try {
if ((await fetch(base + 'words', { method: 'HEAD' })).status === 404) return over()
} catch {}
if (Date.now() - heard > 1500 && lost.hidden) tell(words.lost)
}
}

upright.addEventListener('change', next)
document.addEventListener('visibilitychange', () => {
if (document.hidden) {
if (stream) stream.close()
clearTimeout(timer)
} else open()
})
wear(words)
open()
})()
