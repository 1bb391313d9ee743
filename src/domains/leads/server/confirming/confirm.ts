import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { system } from '../../../../platform/access/system.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork, type Work } from '../../../../platform/records/index.ts'
import { contextFor, type Site } from '../../../../platform/site.ts'
import { languageFor, tell } from '../../../../platform/words/index.ts'
import { note } from '../../../activities/model/index.ts'
import { person } from '../../../people/model/index.ts'
import { consent } from '../../../privacy/model/index.ts'
import { agreement } from '../consented.ts'
import type { Person } from '../welcome.ts'
import { useAsk, type Ask } from './asks.ts'

/** A link whose time is over, or whose person is gone, answers like one that never was. */
export const notValid = () =>
  refuse.notFound(say('This link is not valid any more. Please fill in the form once more.'))

/** Whoever has the address says that they agreed: their consent is given, with what was shown and both moments as its proof. */
export async function confirm(site: Site, ask: Ask, from: string): Promise<void> {
  const ctx = await contextFor(site, { ...system, kind: 'customer', name: ask.address })
  const row = await inWork(ctx, (work) => work.peek(person, ask.personId))
  if (!row || row.deletedAt) throw notValid()
  await inWork(inReachOf(ctx, row), (work) => confirmed(work, ask, row, from))
}

/** What is kept private stays within reach of its owner. */
const inReachOf = (ctx: Ctx, { private: isPrivate, owner }: Person): Ctx =>
  isPrivate ? { ...ctx, actor: { ...ctx.actor, userId: owner ?? null, self: owner ?? null } } : ctx

async function confirmed(work: Work, ask: Ask, row: Person, from: string): Promise<void> {
  if (!(await useAsk(work.tx, ask.id))) return
  // They came by their number and gave an address that is not known to be theirs: for that one nothing can stand here.
  const isTheirs = row.emails?.some(({ normal }) => normal === ask.address) ?? false
  const purpose = isTheirs ? await given(work, ask, row.id, from) : null
  const { locale } = work.ctx.settings
  const values = { address: ask.address, form: ask.formName, purpose: purpose ?? ask.words }
  const text = tell(languageFor(null, locale), purpose ? say('{address} confirmed by e-mail what they agreed to in the form “{form}”: {purpose}', values) : say('{address} confirmed what they agreed to in the form “{form}”, but is none of their addresses here: {purpose}', values)) // prettier-ignore
  const happenedAt = work.ctx.now().toISOString()
  await work.create(note, { text, about: [row.id], happenedAt, owner: row.owner ?? null, private: row.private ?? null }) // prettier-ignore
}

/** The consent for what they were asked; one that they had withdrawn is given again by themselves. Its purpose, or null where there is none any more. */
async function given(work: Work, ask: Ask, personId: string, from: string): Promise<string | null> {
  const { of, before } = await agreement(work, ask.purposeId, personId)
  if (!of) return null
  const since = work.ctx.now().toISOString()
  const source = tell(
    languageFor(null, work.ctx.settings.locale),
    say('Form “{form}”, version {version}: asked on {asked} from {from}, confirmed by {address} on {confirmed} from {confirmedFrom}', {
      ...{ form: ask.formName, version: ask.formVersion, asked: moment(ask.askedAt), from: ask.askedFrom },
      ...{ address: ask.address, confirmed: moment(since), confirmedFrom: from },
    }),
  )
  const proof = { since, how: 'doubleOptIn' as const, words: ask.words, source: source.slice(0, 500) }
  if (!before) await work.create(consent, { person: personId, purpose: of.id, channel: 'email', ...proof })
  // Confirmed, it is proven better than it was.
  else if (before.state === 'withdrawn' || before.how !== 'doubleOptIn') await work.update(consent, before, { ...proof, state: 'given' }, { name: 'give' })
  return of.name
} // prettier-ignore

/** To the second, by the one clock of the world: a proof is read anywhere. */
const moment = (at: string) => new Date(at).toISOString().replace(/\.\d+/, '')
