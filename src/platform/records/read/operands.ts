import type { Field } from '../../../kernel/field.ts'
import { isId } from '../../../kernel/id.ts'
import { isAmount } from '../../../kernel/money.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say, type Sentence } from '../../../kernel/sentence.ts'
import { addDays, dayIn, dayOf, isDay, isMoment, isPeriod, periodDays, startOfDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../context.ts'
import { normalEmail, normalPhone } from '../contacts.ts'

/** What stands in a condition, made into what a field is compared with; refuses what does not fit, by the path given. */

export interface Asked {
  ctx: Ctx
  path: string
  field: Field
}

export function fault({ path }: Asked, sentence: Sentence): never {
  throw refuse.invalid([{ field: path, ...sentence }])
}

const nobody = '00000000-0000-0000-0000-000000000000'

export function textOf(asked: Asked, value: unknown): string {
  if (typeof value !== 'string')
    return fault(asked, say('{field} is compared with text.', { field: labelOf(asked.field) }))
  if (value.includes('\0') || !value.isWellFormed()) return fault(asked, say('This text cannot be compared.'))
  return value.normalize('NFC')
}

/** Text that a pattern takes as it stands. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

export function numberOf(asked: Asked, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return fault(asked, say('{field} is compared with a number.', { field: labelOf(asked.field) }))
  if (asked.field.integer && !Number.isSafeInteger(value))
    return fault(asked, say('{field} is compared with a whole number.', { field: labelOf(asked.field) }))
  return value
}

/** So many numbers in a row: a spot and a distance, or a box. */
export function numbersOf(asked: Asked, value: unknown, count: number): number[] {
  const fits = Array.isArray(value) && value.length === count && value.every((each) => Number.isFinite(each))
  if (fits) return value as number[]
  return fault(asked, say('{field} is compared with {count} numbers here.', { field: labelOf(asked.field), count }))
}

/** An amount in the workspace's currency, as decimal text. */
export function amountOf(asked: Asked, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !isAmount(text))
    return fault(asked, say('{field} is compared with an amount such as 1200.00.', { field: labelOf(asked.field) }))
  return text
}

export function booleanOf(asked: Asked, value: unknown): boolean {
  if (typeof value !== 'boolean')
    return fault(asked, say('{field} is compared with true or false.', { field: labelOf(asked.field) }))
  return value
}

/** An id; `me` is the asker, where the field points to users. */
export function idOf(asked: Asked, value: unknown): string {
  if (value === 'me' && asked.field.to === 'user') return asked.ctx.actor.userId ?? nobody
  if (!isId(value)) return fault(asked, say('{field} is compared with an id.', { field: labelOf(asked.field) }))
  return value.toLowerCase()
}

export function listOf<T>(asked: Asked, value: unknown, each: (asked: Asked, item: unknown) => T): T[] {
  if (!Array.isArray(value))
    return fault(asked, say('{field} is compared with a list here.', { field: labelOf(asked.field) }))
  return value.filter((item) => item !== null).map((item) => each(asked, item))
}

export function pairOf<T>(asked: Asked, value: unknown, each: (asked: Asked, item: unknown) => T): [T, T] {
  const [from, to] = listOf(asked, value, each)
  if (from === undefined || to === undefined) return fault(asked, say('Between takes two values.'))
  return [from, to]
}

export function emailOf(asked: Asked, value: unknown): string {
  const text = textOf(asked, value)
  return normalEmail(text) ?? text.trim().toLowerCase()
}

export function phoneOf(asked: Asked, value: unknown): string {
  const text = textOf(asked, value)
  return normalPhone(text, asked.ctx.settings.country) ?? text
}

/** The digits that a number typed in part has in common with its international form. */
export function digitsOf(asked: Asked, value: unknown): string | null {
  const digits = textOf(asked, value).replace(/\D/g, '').replace(/^0+/, '')
  return digits === '' ? null : digits
}

/** The first day of a span and the first day after it. */
export type Days = [from: string, to: string]

const today = ({ ctx }: Asked) => dayIn(ctx.actor.timeZone, ctx.now())

/** A day or a named period, in the asker's time zone. */
export function daysOf(asked: Asked, value: unknown): Days {
  if (typeof value === 'string') {
    if (isPeriod(value)) return periodDays(value, today(asked), asked.ctx.actor.firstWeekday)
    const day = dayOf(value, today(asked), asked.ctx.actor.firstWeekday)
    if (day !== null && inRange(day)) return [day, addDays(day, 1)]
  }
  return fault(
    asked,
    say('{field} is compared with a day: 2026-11-22, today, -7d, thisMonth.', { field: labelOf(asked.field) }),
  )
}

/** A span up to or from today, both days included (`-7d`, `2w`), a named period, or a day. */
export function spanOf(asked: Asked, value: unknown): Days {
  const [from, to] = daysOf(asked, value)
  if (typeof value !== 'string' || isPeriod(value) || isDay(value)) return [from, to]
  const now = today(asked)
  return from < now ? [from, addDays(now, 1)] : [now, to]
}

const inRange = (day: string) => /^\d{4}-/.test(day) && day >= '0001-01-01' && day <= '9998-12-31'

/** A moment as it stands, or the days as moments of the asker's time zone; the second one is the first no longer meant. */
export function momentsOf(asked: Asked, value: unknown): [from: string, to: string] {
  if (typeof value === 'string' && isMoment(value) && inRange(value.slice(0, 10))) {
    const from = Date.parse(value)
    return [new Date(from).toISOString(), new Date(from + 1).toISOString()]
  }
  return startsOf(asked, daysOf(asked, value))
}

export function startsOf({ ctx }: Asked, days: Days): [from: string, to: string] {
  const { timeZone } = ctx.actor
  return [startOfDay(timeZone, days[0]).toISOString(), startOfDay(timeZone, days[1]).toISOString()]
}
