import type { Field } from '../../../kernel/field.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { keyText, type SetUp } from './standing.ts'

/** What sample data may lead to: its own records by their names, and what is set up. */
export interface Leads {
  refs: ReadonlyMap<string, string>
  setUp: SetUp
}

/** A value as a sample says it, as its field takes it: days from today, amounts in the company's currency. */
export function sampleValue(ctx: Ctx, field: Field, given: unknown, leads: Leads): unknown {
  switch (field.type) {
    case 'money':
      return { amount: String(given), currency: ctx.settings.currency }
    case 'emails':
      return [{ value: given }]
    case 'date':
      return dayFrom(ctx, given as string)
    case 'dateTime':
      return `${dayFrom(ctx, given as string)}T09:00:00.000Z`
    case 'link':
      return ledTo(field.to!, given, leads)
    case 'links':
      return (given as unknown[]).map((each) => ledTo(field.to!, each, leads))
    default:
      return given
  }
}

/** `-30d`: thirty days ago. */
function dayFrom({ now, settings }: Ctx, text: string): string {
  const days = /^([+-]\d+)d$/.exec(text)?.[1]
  if (!days) throw new Error(`“${text}” is no number of days from today.`)
  return addDays(dayIn(settings.timeZone, now()), Number(days))
}

function ledTo(record: string, given: unknown, { refs, setUp }: Leads): string {
  const id = typeof given === 'string' ? refs.get(given) : undefined
  const found = id ?? setUp.find(record, keyText([given].flat()))?.row.id
  if (!found) throw new Error(`A sample leads to “${String(given)}”, which is not there.`)
  return found
}
