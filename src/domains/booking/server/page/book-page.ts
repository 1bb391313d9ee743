import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { markup, type Markup } from '../../../../platform/page/markup.ts'
import type { Answered, OpenPage, Shown, Visit } from '../../../../platform/page/open-page.ts'
import { senderOf } from '../../../../platform/post/index.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { systemContext } from '../../../../platform/site.ts'
import { tell } from '../../../../platform/words/index.ts'
import { askedBy, labelled, paragraphs, question, readAnswers, shownNow, wasRead } from '../../../leads/server/index.ts'
import { bookingPage } from '../../model/index.ts'
import { book, wayOf } from '../book.ts'
import type { Page } from '../hosts.ts'
import { lengthsOf, offeredBy, type Offered } from '../offered.ts'
import { chooser, type Voice } from './chooser.ts'
import { alerted } from './faults.ts'
import { style } from './style.ts'
import { minutesIn, viewOf, zoneIn, type Said, type View } from './view.ts'

interface Opened {
  ctx: Ctx
  page: Page
  voice: Voice
  offered: Offered
  view: View
  /** Whether whoever books gets a mail. */
  isMailed: boolean
}

/** The page on which somebody chooses a time, for whoever has its address. */
export const bookPage: OpenPage = {
  path: '/book/:address',
  style,
  framed: true,
  async show(visit) {
    return asking(visit, await opened(visit, {}), {}, [])
  },
  async take(visit, said) {
    const page = await opened(visit, said)
    // Whoever looks at another day has not sent anything yet.
    if (said.act !== 'book') return asking(visit, page, said, [])
    await visit.server.attempts.count(visit.address)
    return taken(visit, page, said)
  },
}

const again: FieldFault = { field: '', ...say('Please look over what you wrote, and send it once more.') }
const unchosen: FieldFault = { field: 'at', ...say('Choose a time.') }
const gone: FieldFault = { field: 'at', ...say('That time has just been taken. These are still free.') }

async function taken(visit: Visit, opened: Opened, said: Said): Promise<Answered> {
  const { ctx, page, view } = opened
  const { answers, faults } = readAnswers(ctx, page, [], said)
  const wrong = (all: readonly FieldFault[], status: number) => ({ ...asking(visit, opened, said, all), status })
  const at = /^\d{1,15}$/.test(said.at ?? '') ? Number(said.at) : null
  if (at === null || faults.length > 0) return wrong([...(at === null ? [unchosen] : []), ...faults], 422)
  // Nobody sees the field `website`; what fills it is told what whoever is too quick is told.
  if (said.website || !wasRead(visit.server.site, guarded(page), said.shown ?? '')) return { ...asking(visit, opened, { ...said, shown: '' }, [again]), status: 422 } // prettier-ignore
  const chosen = {
    at,
    minutes: view.minutes,
    zone: view.zone,
    language: visit.language,
    origin: visit.server.address().url,
  }
  const token = await book(visit.server.site, page, chosen, answers)
  if (token) return { to: `/booked/${token}` }
  return { ...asking(visit, await openedAnew(visit, said), said, [gone]), status: 409 }
}

const openedAnew = opened

/** A page that is closed, or in the bin, answers like one that never was. */
async function opened({ server: { site }, params, language }: Visit, said: Said): Promise<Opened> {
  const ctx = await systemContext(site)
  return inWork(ctx, async (work) => {
    const [page] = await work.find(bookingPage, { field: 'address', is: params.address }, { limit: 1, lock: false })
    if (!page || page.closed) throw refuse.notFound(say('There is no such page.'))
    const minutes = minutesIn(said, lengthsOf(page))
    const offered = await offeredBy(work, page, minutes)
    const zone = zoneIn(said, offered.hosts[0]?.zone ?? ctx.settings.timeZone)
    const voice = { language, locale: ctx.settings.locale }
    const isMailed = (await senderOf(work.tx, ctx.registry)) !== null
    return { ctx, page, voice, offered, isMailed, view: viewOf(offered.times, minutes, zone, said) }
  })
}

const guarded = ({ address }: Page) => `booking:${address}`

function asking({ server: { site } }: Visit, opened: Opened, said: Said, faults: readonly FieldFault[]): Shown {
  const { ctx, page, voice, offered, view } = opened
  const told = (sentence: Sentence) => tell(voice.language, sentence)
  const body = markup`<main><p class="by">${ctx.settings.name}</p><h1>${page.name}</h1>
${paragraphs(page.about)}${factsOf(told, page, offered)}${alerted(voice.language, faults)}
<form method="post" novalidate><button class="off" name="act" value="book" tabindex="-1" aria-hidden="true"></button>
${chooser(voice, view, lengthsOf(page))}
${view.day === null ? [] : [questions(told, opened, said, faults)]}
<input type="hidden" name="shown" value="${said.shown || shownNow(site, guarded(page))}"></form></main>`
  return { language: voice.language, title: `${page.name} · ${ctx.settings.name}`, body }
} // prettier-ignore

const questions = (told: (sentence: Sentence) => string, { page, isMailed }: Opened, said: Said, faults: readonly FieldFault[]): Markup =>
  markup`${askedBy(page).map((name) => question(page, name, told(say('{field}', { field: labelled(name) })), said[name] ?? '', faults))}
<div class="off" aria-hidden="true"><label>Website<input name="website" tabindex="-1" autocomplete="off"></label></div>
<p>${told(isMailed ? say('You get a confirmation by e-mail.') : say('No e-mail is sent. The page that comes next is your confirmation.'))}</p>
<button name="act" value="book">${told(say('Book'))}</button>` // prettier-ignore

/** With whom and how one meets; who is one of several is told once it is booked. */
function factsOf(told: (sentence: Sentence) => string, page: Page, { hosts }: Offered): Markup {
  const isNamed = page.together || hosts.length === 1
  const names = isNamed ? [markup`<div><dt>${told(say('With'))}</dt><dd>${hosts.map(({ name }) => name).join(', ')}</dd></div>`] : [] // prettier-ignore
  const way = page.meets ? [markup`<div><dt>${told(say('Where'))}</dt><dd>${told(wayOf(page))}</dd></div>`] : []
  return markup`<dl>${names}${way}</dl>`
}
