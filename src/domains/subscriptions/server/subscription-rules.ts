import { isCurrency } from '../../../kernel/money.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { subscription, subscriptionLine } from '../model/index.ts'
import { linesOf } from './lines-of.ts'
import { checkFirst, firstLines, saidBefore } from './origin.ts'
import { nothingRecurs } from './recurring.ts'
import { daysOf, today, type Subscription } from './terms-said.ts'

/** A new subscription begins with what of its order recurs; its days follow from its term, whoever says that. */
export const subscriptionRules = rulesOf(subscription, {
  async before(work, { name, before, after }) {
    if (name === 'restore' && after.order) await checkFirst(work, after.order, after.id)
    if (!before && !isBroughtBack(after)) return begun(work, after)
    const kept = before ? await stays(work, before, after) : {}
    return { ...kept, ...daysOf({ ...after, ...kept }) }
  },
  async after(work, changing) {
    const { before, after } = changing
    if (!before && !isBroughtBack(after)) await firstLines(work, after)
    if (before && before.startsOn !== after.startsOn) await moveLines(work, changing)
  },
})

/** What was gone for good and comes back out of a backup is what it was. */
const isBroughtBack = ({ version }: Subscription) => version > 1

async function begun(work: Work, after: Subscription): Promise<Partial<Subscription>> {
  if (work.ctx.cause.kind !== 'import') checkBeginning(after)
  const said = await saidBefore(work, after)
  const unsaid = Object.entries(said).filter(([name]) => after[name as keyof Subscription] === null)
  const row = { ...after, ...(Object.fromEntries(unsaid) as Partial<Subscription>) }
  const currency = known(row.currency ?? work.ctx.settings.currency)
  const startsOn = row.startsOn ?? today(work)
  const full = { ...row, currency, startsOn, termFrom: row.termFrom ?? startsOn }
  return { ...full, ...daysOf(full), ...nothingRecurs(currency) }
}

function known(currency: string): string {
  if (isCurrency(currency.toUpperCase())) return currency.toUpperCase()
  throw refuse.invalid([{ field: 'currency', ...say('Currency: three letters, such as EUR.') }])
}

/** What only deeds say is refused of a new one; a past one comes out of a file, in the state that it came to. */
function checkBeginning(after: Subscription): void {
  const said = ['termFrom', 'endsOn', 'cancelledOn', 'reason', 'remindedFor'] as const
  const wrong: (keyof typeof subscription.fields)[] = said.filter((field) => after[field] !== null)
  if (after.status !== 'active') wrong.push('status')
  if (wrong.length === 0) return
  throw refuse.invalid(
    wrong.map((field) => ({ field, ...say('{field}: a new subscription is active, and goes on from there by its actions.', { field: labelOf(subscription.fields[field]) }) })), // prettier-ignore
  )
}

/** What is never empty, and what changes no more: the currency of its lines, and the beginning of one that was renewed. */
async function stays(work: Work, before: Subscription, after: Subscription): Promise<Partial<Subscription>> {
  const currency = known(after.currency ?? before.currency ?? work.ctx.settings.currency)
  if (currency !== before.currency && (await linesOf(work, [after.id])).length > 0)
    throw refuse.invalid([{ field: 'currency', ...say('Currency: that of its lines, and they stay as they are.') }])
  const startsOn = after.startsOn ?? before.startsOn
  if (startsOn === before.startsOn || before.termFrom !== after.termFrom) return { currency, startsOn }
  if (before.termFrom === before.startsOn) return { currency, startsOn, termFrom: startsOn }
  throw refuse.invalid([{ field: 'startsOn', ...say('Starts on: it was renewed since, and its beginning stays.') }])
}

/** Lines that began with it begin with it still. */
async function moveLines(work: Work, { before, after }: Changing<Subscription>): Promise<void> {
  const lines = await linesOf(work, [after.id])
  const along = lines.filter(({ startsOn }) => startsOn === before!.startsOn)
  await work.updateMany(subscriptionLine, along.map((row) => ({ row, patch: { startsOn: after.startsOn } as never }))) // prettier-ignore
}
