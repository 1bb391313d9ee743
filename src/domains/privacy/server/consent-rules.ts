import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { consent, purpose } from '../model/index.ts'
import { momentOf } from './consent-actions.ts'
import { deriveReach } from './reach.ts'

type Consent = RowOf<typeof consent>

export const consentRules = rulesOf(consent, {
  async before(work, { before, after }) {
    if (before) return undefined
    const of = await work.setting(purpose, after.purpose)
    if (!of || of.deletedAt) throw refuse.invalid([{ field: 'purpose', ...say('There is no such purpose.') }])
    if (!of.channels.includes(after.channel))
      throw refuse.invalid([{ field: 'channel', ...say('{purpose} is not asked for by this channel.', { purpose: of.name }) }])
    return { title: of.name, words: after.words ?? of.words, since: momentOf(work, after.since, 'since') }
  },
  async afterAll(work, changings) {
    const people = [...new Set(changings.flatMap(({ before, after }) => [before?.person, after.person]))].filter((id) => id !== undefined) // prettier-ignore
    const made = changings.filter(({ before }) => before === null).map(({ after }) => after.id)
    if (made.length > 0) await checkAskedOnce(work, people, made)
    if (changings.some(isMove)) await uniteConsents(work, people)
    await deriveReach(work, people)
  },
}) // prettier-ignore

const isMove = ({ name, before, after }: Changing<Consent>) => name === 'merge' && before?.person !== after.person

/** The rows of people are held meanwhile, so that two who ask at once do not both add one. */
async function checkAskedOnce(work: Work, people: readonly string[], made: readonly string[]): Promise<void> {
  await work.flush()
  for (const id of people.toSorted()) await work.peek(work.ctx.registry.record('person')!, id)
  const [twice] = await work.tx.run<{ title: string }>({
    name: 'privacy_asked_twice',
    text: `select min(title) as title from consents where person_id = any ($1::uuid[]) and deleted_at is null
group by person_id, purpose_id, channel having count(*) > 1 and bool_or(id = any ($2::uuid[])) limit 1`,
    values: [people, made],
  })
  if (twice) throw refuse.taken('purpose', say('There is a consent for {purpose} by this channel already. Give or withdraw that one.', { purpose: twice.title })) // prettier-ignore
}

/** Of two people that become one, the withdrawn consent stays, else the younger one; the other goes to the bin, and comes back when the merge is taken back. */
async function uniteConsents(work: Work, people: readonly string[]): Promise<void> {
  const rows = await work.find(consent, { field: 'person', in: [...people] })
  for (const [, [, ...weaker]] of Map.groupBy(rows.toSorted(byWeight), keyOf))
    for (const row of weaker) await work.remove(consent, row)
}

const keyOf = ({ person, purpose, channel }: Consent) => `${person} ${purpose} ${channel}`
const byWeight = (one: Consent, other: Consent) =>
  Number(other.state === 'withdrawn') - Number(one.state === 'withdrawn') ||
  (other.since ?? '').localeCompare(one.since ?? '')
