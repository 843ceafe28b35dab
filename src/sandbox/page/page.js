// The page: shows the shop as it stands, and does there what somebody does here.
import { drawSlack } from './slack.js'
import { drawTelegram, make } from './telegram.js'

const $ = (id) => document.getElementById(id)
const chosen = { phone: null, topic: null }
/** The newest message seen of each topic. */
const read = new Map()
const QUIET_MS = 2000
let shop = null
let heardAt = 0

const news = new EventSource('/events')
news.onmessage = ({ data }) => {
  shop = JSON.parse(data)
  heardAt = performance.now()
  render()
}
news.onerror = () => notice('Sambungan ke toko terputus.')

/** Does something in the shop; what only this person is told is shown for a moment. */
async function act(deed) {
  const response = await fetch('/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(deed),
  })
  const answer = await response.json()
  if (!response.ok) notice(`Tidak bisa: ${answer.problem ?? response.status}`)
  if (answer.notice) notice(answer.notice)
  return answer
}

function notice(text) {
  const shown = make('div', 'notice', text)
  $('notices').append(shown)
  setTimeout(() => shown.remove(), 5000)
}

const clockOf = (at) =>
  new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit', timeZone: shop.zone }).format(at)

function render() {
  chosen.phone ??= shop.customers[0]?.id
  if (!shop.topics.some(({ id }) => id === chosen.topic)) chosen.topic = topicOf(chosen.phone) ?? shop.topics.at(-1)?.id
  for (const select of document.querySelectorAll('select[name=as]')) offerTeam(select)
  renderPhone()
  renderInbox()
  fill($('alerts'), shop.alerts.messages, (message) => telegramMessage(message, asOf('alerts')))
  renderSlack()
}

const topicOf = (person) => shop.customers.find(({ id }) => id === person)?.topic

const asOf = (place) => Number($(`${place}-form`).elements.as.value)

/** The owner watches over alerts; admins answer in the inbox. */
function offerTeam(select) {
  if (select.options.length === shop.team.length) return
  select.replaceChildren(...shop.team.map(({ id, name }) => new Option(name, id)))
  if (select.form.id === 'topic-form') select.selectedIndex = 1
}

function renderPhone() {
  const people = [...shop.customers, ...shop.team]
  $('phone-name').textContent = people.find(({ id }) => id === chosen.phone)?.name ?? ''
  const chips = people.map(({ id, name }) => {
    const chip = make('button', shop.team.some((one) => one.id === id) ? 'team' : '', name)
    return pressable(chip, id === chosen.phone, () => {
      chosen.phone = id
      chosen.topic = topicOf(id) ?? chosen.topic
    })
  })
  const newcomer = make('button', 'new', '+ Pelanggan baru')
  newcomer.type = 'button'
  newcomer.addEventListener('click', () => $('newcomer').showModal())
  keep($('phones'), [...chips, newcomer])
  fill(
    $('phone'),
    shop.phones[chosen.phone] ?? [],
    (message) => telegramMessage(message, chosen.phone, 'Toko'),
    chosen.phone,
  )
}

function renderInbox() {
  const topics = shop.topics.map(({ id, name, messages }) => {
    const last = messages.at(-1)?.id
    // What was there before anybody looked is no news.
    if (id === chosen.topic || (performance.now() < QUIET_MS && !read.has(id))) read.set(id, last)
    const button = make('button', id !== chosen.topic && read.get(id) !== last ? 'news' : '', name)
    return pressable(button, id === chosen.topic, () => {
      chosen.topic = id
    })
  })
  keep($('topics'), topics)
  const topic = shop.topics.find(({ id }) => id === chosen.topic)
  const customer = topic?.name.replace(/ · #\d+$/, '') ?? ''
  fill($('topic'), topic?.messages ?? [], (message) => telegramMessage(message, asOf('topic'), customer), chosen.topic)
}

function renderSlack() {
  if (!shop.slack) return
  $('slack-name').textContent = shop.slack.name
  const press = (message) => (button) =>
    button.url ? follow(button.url) : act({ do: 'slack-press', as: asOf('slack'), ts: message.id, value: button.value })
  fill($('slack'), shop.slack.messages, (message) =>
    drawSlack(message, { clock: clockOf(message.at), people: shop.slack.people, press: press(message) }),
  )
}

/** `carried` is whose words the bot carries over when it has written none of its own. */
function telegramMessage(message, as, carried = message.by) {
  const by = message.bot && !message.html ? carried : message.by
  const press = ({ callback_data: data, url }) => {
    if (url) return follow(url)
    const { chat, message: id, ephemeral } = message
    // Whoever the form below names presses; in a phone it is its owner.
    return act({ do: 'press', as: pressedBy(message, as), chat, message: id, ephemeral, data })
  }
  return drawTelegram(message, { mine: message.byId === as, by, clock: clockOf(message.at), press })
}

function pressedBy(message, as) {
  if (message.chat > 0) return chosen.phone
  return shop.alerts.messages.some(({ id }) => id === message.id) ? asOf('alerts') : as
}

/** A link of Telegram's to a topic opens it here. */
function follow(url) {
  const topic = Number(/\/c\/\d+\/(\d+)/.exec(url)?.[1] ?? /(?:thread|topic)=(\d+)/.exec(url)?.[1])
  if (!shop.topics.some(({ id }) => id === topic)) return notice(`Di Telegram tombol ini membuka ${url}`)
  chosen.topic = topic
  render()
}

function pressable(button, pressed, choose) {
  button.type = 'button'
  button.setAttribute('aria-pressed', String(pressed))
  button.addEventListener('click', () => {
    choose()
    render()
  })
  return button
}

/** Replaces children only when they look different, so that a focused one stays. */
function keep(parent, children) {
  const look = children.map((child) => child.outerHTML).join('')
  if (parent.dataset.look === look) return
  parent.dataset.look = look
  const focused = [...parent.children].indexOf(document.activeElement)
  parent.replaceChildren(...children)
  parent.children[focused]?.focus()
}

/** Shows messages, drawing only what is new or has changed, and stays at the newest. */
function fill(list, messages, draw, which = '') {
  const isOther = list.dataset.which !== String(which)
  list.dataset.which = which
  if (isOther) list.replaceChildren()
  const atEnd = isOther || list.scrollHeight - list.scrollTop - list.clientHeight < 80
  const known = new Map([...list.children].map((item) => [item.dataset.id, item]))
  const items = messages.map((message) => {
    const look = JSON.stringify(message)
    const item = known.get(message.id)
    if (item?.look === look) return item
    const drawn = draw(message)
    if (!isOther) drawn.classList.add('fresh')
    drawn.dataset.id = message.id
    drawn.look = look
    return drawn
  })
  const same = items.length === list.children.length && items.every((item, at) => item === list.children[at])
  if (!same) list.replaceChildren(...items)
  if (atEnd && !same) list.scrollTop = list.scrollHeight
}

/** What a form says; empty it says nothing. */
function onSay(id, deed) {
  $(id).addEventListener('submit', (event) => {
    event.preventDefault()
    const { text } = event.target.elements
    if (text.value.trim() === '') return
    act(deed(text.value))
    text.value = ''
  })
}

onSay('phone-form', (text) => ({ do: 'say', as: chosen.phone, place: 'private', text }))
onSay('topic-form', (text) => ({
  do: 'say',
  as: asOf('topic'),
  place: 'inbox',
  thread: chosen.topic ?? undefined,
  text,
}))
onSay('alerts-form', (text) => ({ do: 'say', as: asOf('alerts'), place: 'alerts', text }))
onSay('slack-form', (text) => ({ do: 'slack', as: asOf('slack'), text }))

$('photo').addEventListener('click', () => {
  const { text } = $('phone-form').elements
  act({ do: 'say', as: chosen.phone, place: 'private', photo: true, text: text.value })
  text.value = ''
})
$('sticker').addEventListener('click', () => act({ do: 'say', as: chosen.phone, place: 'private', sticker: '🙏' }))

const NAMES = ['Rizky', 'Putri', 'Bayu', 'Intan', 'Yusuf', 'Maya', 'Hendra', 'Lestari']
$('newcomer').addEventListener('close', async () => {
  const { name } = $('newcomer').querySelector('form').elements
  if ($('newcomer').returnValue === 'ok') {
    const taken = new Set(shop.customers.map((one) => one.name))
    const given = name.value.trim() || NAMES.find((one) => !taken.has(one)) || `Pelanggan ${shop.customers.length + 1}`
    const { customer } = await act({ do: 'customer', name: given })
    if (customer) chosen.phone = customer
    shop.customers.push({ id: customer, name: given })
    render()
    $('phone-form').elements.text.focus()
  }
  name.value = ''
})

const leaps = [...document.querySelectorAll('[data-minutes]')]
for (const button of leaps) {
  button.addEventListener('click', async () => {
    for (const one of leaps) one.disabled = true
    await act({ do: 'time', minutes: Number(button.dataset.minutes) })
    for (const one of leaps) one.disabled = false
    button.focus()
  })
}

setInterval(() => {
  if (!shop) return
  const at = shop.now + (performance.now() - heardAt)
  const shown = { weekday: 'long', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: shop.zone }
  $('clock').textContent = new Intl.DateTimeFormat('id-ID', shown).format(at)
}, 250)
