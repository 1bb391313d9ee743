import { newId } from '../../../kernel/id.ts'
import type { Language } from '../../../kernel/language.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import { hashOf, newToken } from '../../../platform/access/token.ts'
import type { Work } from '../../../platform/records/work.ts'
import type { Site } from '../../../platform/site.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { meeting } from '../../activities/model/index.ts'
import { askedBy, inTheirName, labelled, oneAtATime, welcome, type Answers } from '../../leads/server/index.ts'
import { person } from '../../people/model/index.ts'
import { bookingPage } from '../model/index.ts'
import type { Page } from './hosts.ts'
import { offeredBy } from './offered.ts'
import { inTurn } from './turn.ts'

type Known = Parameters<Parameters<typeof inTheirName>[3]>[1]

/** What somebody chose. */
export interface Chosen {
  at: number
  minutes: number
  zone: string
  /** In which they are told of it, and where Farley is reached. */
  language: Language
  origin: string
}

const minute = 60_000

/** One after the other for whoever is to be met, always in the same order. */
export const alone = async (work: Pick<Work, 'tx'>, users: readonly string[]): Promise<void> => {
  for (const key of keysOf(users)) await oneAtATime(work.tx, key)
}
const keysOf = (users: readonly string[]) => users.toSorted().map((id) => `booking ${id}`)

/** Books a time and gives the secret of its link; null where the time is not free any more. Of two who want the same, the second waits and is told. */
export async function book(site: Site, page: Page, chosen: Chosen, answers: Answers): Promise<string | null> {
  return inTheirName(site, answers, keysOf(page.users ?? []), async (work, known) => {
    const { hosts, times } = await offeredBy(work, page, chosen.minutes)
    const free = times.find(({ at }) => at === chosen.at)
    if (!free) return null
    const users = page.together ? hosts.map(({ id }) => id) : [await inTurn(work, free.hosts)]
    return keep(work, page, chosen, { answers, users, known })
  })
}

interface Kept {
  answers: Answers
  users: readonly string[]
  known: Known
}

async function keep(work: Work, page: Page, chosen: Chosen, kept: Kept): Promise<string> {
  const { answers, users } = kept
  const who = await whoseMeeting(work, page, kept)
  const meetings: string[] = []
  for (const owner of users) meetings.push((await work.create(meeting, { ...meetingOf(work, page, chosen, answers), ...who, owner })).id) // prettier-ignore
  const token = newToken()
  await work.tx.run({
    text: `with link as (insert into booking_link (hash, booking_id) values ($2, $1))
      insert into booking (id, page_id, person_id, meetings, users, name, zone, address, language, origin)
      values ($1, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      newId(),
      hashOf(token),
      page.id,
      who.about[0] ?? null,
      meetings,
      users,
      work.ctx.actor.name,
      chosen.zone,
      answers.email,
      chosen.language,
      chosen.origin,
    ],
  })
  return token
}

/** Whom it is about. Whoever is another’s alone, or asked only to be kept, is not told of by a meeting of somebody else. */
async function whoseMeeting(work: Work, page: Page, { answers, users, known }: Kept) {
  const was = known ? await work.peek(person, known.id) : null
  const isShut = was && (was.restricted || (was.private && !users.every((id) => id === was.owner)))
  if (isShut) return { about: [], private: false }
  const way = { title: page.name, form: null, formVersion: null, source: page.source, campaign: null }
  const row = await welcome(work, way, answers, { was, to: was?.owner ?? users[0] ?? null })
  return { about: [row.id], private: row.private ?? false }
}

function meetingOf({ ctx }: Work, page: Page, { at, minutes }: Chosen, answers: Answers) {
  return {
    title: `${page.name}: ${ctx.actor.name}`.slice(0, 300),
    startsAt: new Date(at).toISOString(),
    endsAt: new Date(at + minutes * minute).toISOString(),
    location: page.place ?? (page.meets ? labelOfWay(ctx, page) : null),
    notes: notesOf(ctx, page, answers),
  }
}

const languageOf = ({ settings }: Work['ctx']) => languageFor(null, settings.locale)

const labelOfWay = (ctx: Work['ctx'], page: Page) => tell(languageOf(ctx), wayOf(page))

/** In which way one meets. */
export const wayOf = ({ meets }: Page): Sentence => {
  const { path, options } = bookingPage.fields.meets
  const english = options!.find(({ key }) => key === meets)?.label ?? ''
  return say('{way}', { way: { path: `${path}.options.${meets}`, english } })
}

/** What they said, in the language of the company: of whom we know no field is filled in. */
function notesOf(ctx: Work['ctx'], page: Page, { said }: Answers): string {
  const told = (sentence: Sentence) => tell(languageOf(ctx), sentence)
  const lines = askedBy(page).flatMap((name) =>
    said[name] ? [told(say('{field}: {value}', { field: labelled(name), value: said[name] }))] : [],
  )
  return [told(say('Booked on the page “{page}”', { page: page.name })), '', ...lines].join('\n')
}
