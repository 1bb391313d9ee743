import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { system } from '../../../platform/access/system.ts'
import { hashOf } from '../../../platform/access/token.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Runner } from '../../../platform/db/index.ts'
import { inWork, type Work } from '../../../platform/records/index.ts'
import { contextFor, type Site } from '../../../platform/site.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { quote, type Offer } from '../model/index.ts'
import { keepQuestion } from './ask.ts'
import { takeChosen } from './chosen.ts'
import { sentOffer, shownOffer } from './offer.ts'
import { isOver } from './quote-actions.ts'
import { tellOfAnswer } from './tell-of-answer.ts'

type Quote = RowOf<typeof quote>
type State = Exclude<Quote['status'], 'draft'>

/** What a customer is shown by a link; of a quote that does not stand any more, only that. */
export interface Shown {
  state: State
  seller: string
  digest: string | null
  decidedAt: string | null
  offer: Offer | null
}

const none = () => refuse.notFound(say('This link has ended. Please ask for a new one.'))

/** Customers are nobody whom Farley knows: what they do stands under the name they type, and they read nothing but what was sent. */
const contextOf = (site: Site, name: string): Promise<Ctx> => contextFor(site, { ...system, kind: 'customer', name })

async function opened(work: Work, token: string): Promise<Quote> {
  const id = await quoteBehind(work.tx, token)
  const row = id === null ? null : await work.peek(quote, id)
  if (!row || row.deletedAt || row.status === 'draft') throw none()
  return row
}

async function quoteBehind(db: Runner, token: string): Promise<string | null> {
  const text = 'select quote_id as quote from quote_link where hash = $1 and ended_at is null and expires_at > clock_timestamp()' // prettier-ignore
  return (await db.run<{ quote: string }>({ text, values: [hashOf(token)] }))[0]?.quote ?? null
}

const stateOf = (work: Work, row: Quote): State =>
  row.status === 'sent' && isOver(work, row) ? 'expired' : (row.status as State)

/** What a link shows. One that has ended, or leads to a quote in the bin, answers like one that never was. */
export async function lookAtQuote(site: Site, token: string): Promise<Shown> {
  return inWork(await contextOf(site, ''), async (work) => {
    const row = await opened(work, token)
    const state = stateOf(work, row)
    const offer = isShownIn(state) ? await shownOffer(work.tx, row) : null
    return {
      state,
      seller: work.ctx.settings.name,
      digest: row.acceptedDigest ?? row.digest,
      decidedAt: row.decidedAt,
      offer,
    }
  })
}

export interface Acceptance {
  name: string
  /** Of what was shown: what is signed is that and nothing else. */
  digest: string
  /** The places of the optional lines that are accepted as well. */
  chosen: readonly number[]
  from: string
}

/** Signs a quote: who, when, from where, and what exactly. */
export async function acceptByLink(
  site: Site,
  token: string,
  { name, digest, chosen, from }: Acceptance,
): Promise<void> {
  await inWork(await contextOf(site, name), async (work) => {
    const row = await waiting(work, token)
    const offer = digest === row.digest ? await sentOffer(work.tx, row) : null
    if (!offer)
      throw refuse.invalid([{ field: 'digest', ...say('This is not what was sent. Please open the link again.') }])
    const acceptedDigest = await takeChosen(work, row, offer, new Set(chosen))
    const patch = { status: 'accepted', decidedAt: work.ctx.now().toISOString(), acceptedBy: name, acceptedFrom: from, acceptedDigest } // prettier-ignore
    await work.update(quote, row, patch as never, { name: 'accept' })
    await tellOfAnswer(work, row, 'accepted')
  })
}

/** Declines a quote, with what the customer says of it. */
export async function declineByLink(site: Site, token: string, reason: string | null): Promise<void> {
  const { offer } = await lookAtQuote(site, token)
  const { locale } = await site.settings()
  const name = offer?.customer ?? tell(languageFor(null, locale), say('The customer'))
  await inWork(await contextOf(site, name), async (work) => {
    const row = await waiting(work, token)
    const patch = { status: 'declined', decidedAt: work.ctx.now().toISOString(), declineReason: reason }
    await work.update(quote, row, patch as never, { name: 'decline' })
    await tellOfAnswer(work, row, 'declined')
  })
}

/** Keeps what a customer asks, while they are shown the quote. */
export async function askByLink(site: Site, token: string, { name, words }: { name: string; words: string }) {
  await inWork(await contextOf(site, name), async (work) => {
    const row = await opened(work, token)
    if (!isShownIn(stateOf(work, row))) throw refuse.notNow(say('This link shows no quote any more.'))
    await keepQuestion(work, row, words)
  })
}

const isShownIn = (state: State) => state !== 'withdrawn' && state !== 'superseded'

async function waiting(work: Work, token: string): Promise<Quote> {
  const row = await opened(work, token)
  if (stateOf(work, row) !== 'sent') throw refuse.notNow(say('This quote waits for no answer any more.'))
  return row
}
