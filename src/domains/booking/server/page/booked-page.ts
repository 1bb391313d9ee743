import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { markup, type Markup } from '../../../../platform/page/markup.ts'
import type { Answered, OpenPage, Shown, Visit } from '../../../../platform/page/open-page.ts'
import { tell } from '../../../../platform/words/index.ts'
import { calendarFile } from '../calendar-file.ts'
import { cancelBooking, lookAtBooking, moveBooking, timesFor } from '../own-booking.ts'
import type { Booked } from '../read-booked.ts'
import { chooser, type Voice } from './chooser.ts'
import { factsOf } from './facts.ts'
import { alerted } from './faults.ts'
import { style } from './style.ts'
import { viewOf, zoneIn, type Said } from './view.ts'

const linkOf = ({ server, params }: Visit) => `${server.address().url}/booked/${params.token!}`

/** What somebody has booked, for whoever has its secret link: there it is moved and cancelled. */
export const bookedPage: OpenPage = {
  path: '/booked/:token',
  style,
  framed: true,
  async show(visit) {
    return shown(visit, await looked(visit), {}, [])
  },
  async take(visit, said) {
    const booked = await looked(visit)
    const { site } = visit.server
    const token = visit.params.token!
    if (said.act === 'cancel') await cancelBooking(site, token)
    else if (said.act !== 'move') return shown(visit, booked, said, [])
    else if (!/^\d{1,15}$/.test(said.at ?? '')) return { ...(await shown(visit, booked, said, [unchosen])), status: 422 }
    else if (!(await moveBooking(site, token, Number(said.at)))) return { ...(await shown(visit, booked, said, [gone])), status: 409 } // prettier-ignore
    return { to: `/booked/${token}` }
  },
}

/** The same, as a calendar takes it. */
export const bookedFile: OpenPage = {
  path: '/booked/:token/meeting.ics',
  style,
  async show(visit): Promise<Answered> {
    const booked = await looked(visit)
    if (booked.state === 'cancelled') throw refuse.notNow(say('This meeting is over, or was called off.'))
    const entry = { ...booked, title: titleOf(booked), link: linkOf(visit), now: visit.server.site.now().getTime() }
    return { file: { name: 'meeting.ics', type: 'text/calendar; charset=utf-8', text: calendarFile(entry) } }
  },
  take: async () => {
    throw refuse.notFound(say('There is no such booking.'))
  },
}

const unchosen: FieldFault = { field: 'at', ...say('Choose a time.') }
const gone: FieldFault = { field: 'at', ...say('That time has just been taken. These are still free.') }

async function looked({ server, params, address }: Visit): Promise<Booked> {
  await server.attempts.count(address)
  return lookAtBooking(server.site, params.token!)
}

const titleOf = ({ page, title }: Booked) => page?.name ?? title

async function shown(visit: Visit, booked: Booked, said: Said, faults: readonly FieldFault[]): Promise<Shown> {
  const { locale, name: company } = await visit.server.site.settings()
  const voice = { language: visit.language, locale }
  const told = (sentence: Sentence) => tell(visit.language, sentence)
  const heading = told(headings[booked.state])
  const body = markup`<main><p class="by">${company}</p><h1>${heading}</h1>
<dl>${factsOf(voice, booked).map(([name, value]) => markup`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`)}</dl>${alerted(visit.language, faults)}
${booked.state === 'ahead' ? [keeping(visit, booked, told), await moving(visit, voice, booked, said), cancelling(told)] : []}</main>`
  return { language: visit.language, title: `${heading} · ${company}`, body }
} // prettier-ignore

const headings = {
  ahead: say('It is booked'),
  over: say('This meeting has begun or is over'),
  cancelled: say('This meeting was cancelled'),
}

const keeping = (visit: Visit, { isMailed }: Booked, told: (sentence: Sentence) => string): Markup =>
  markup`<p>${told(isMailed ? say('This page is your confirmation, and you get it by e-mail too. By its address you move or cancel the meeting, and so can whoever else has it.') : say('No e-mail is sent: this page is your confirmation. Keep its address; by it you move or cancel the meeting, and so can whoever else has it.'))}</p>
<label><span>${told(say('Address of this page'))}</span><input readonly dir="ltr" value="${linkOf(visit)}"></label>
<p class="row more"><a class="plain" href="/booked/${visit.params.token!}/meeting.ics" download>${told(say('Put it into my calendar (.ics)'))}</a></p>` // prettier-ignore

async function moving({ server }: Visit, voice: Voice, booked: Booked, said: Said): Promise<Markup> {
  const told = (sentence: Sentence) => tell(voice.language, sentence)
  const minutes = (booked.endsAt - booked.startsAt) / 60_000
  const { times } = await timesFor(server.site, booked)
  const view = viewOf(times, minutes, zoneIn(said, booked.zone), said)
  const go = view.day === null ? [] : [markup`<button name="act" value="move">${told(say('Move'))}</button>`]
  return markup`<details${Object.keys(said).length > 0 ? [{ html: ' open' }] : []}><summary>${told(say('Move it to another time'))}</summary>
<form method="post" novalidate>${chooser(voice, view, [minutes])}${go}</form></details>`
} // prettier-ignore

const cancelling = (told: (sentence: Sentence) => string): Markup =>
  markup`<details><summary>${told(say('Cancel the meeting'))}</summary>
<form method="post"><p>${told(say('The time is free again then, and we are told.'))}</p><button name="act" value="cancel">${told(say('Cancel it now'))}</button></form></details>` // prettier-ignore
