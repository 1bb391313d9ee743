import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/index.ts'
import { isChoosable, withChosen } from '../model/chosen.ts'
import { quoteLine, type Offer, type quote } from '../model/index.ts'
import { digestOf } from '../../../platform/secrets/index.ts'
import { linesOf } from './line-rules.ts'

/**
 * Makes the lines that a customer chose part of the quote: they are optional no more, so that whatever is made of it has
 * them. Keeps what is accepted, word for word, and answers its SHA-256.
 */
export async function takeChosen(work: Work, row: RowOf<typeof quote>, offer: Offer, chosen: ReadonlySet<number>) {
  const lines = await linesOf(work, row.id)
  if ([...chosen].some((place) => !offer.lines[place] || !isChoosable(offer, offer.lines[place]) || !lines[place]))
    throw refuse.invalid([{ field: 'chosen', ...say('Only what is optional can be chosen.') }])
  const taken = lines.filter((_, place) => chosen.has(place))
  await work.updateMany(quoteLine, taken.map((line) => ({ row: line, patch: { optional: false } })), { name: 'choose' }) // prettier-ignore
  const text = JSON.stringify(withChosen(offer, chosen))
  await work.tx.run({ text: 'insert into quote_accepted (quote_id, offer) values ($1, $2)', values: [row.id, text] })
  return digestOf(text)
}
