import { daysBetween } from './time.ts'

/** For how many days nothing has happened to what is idle from a day on, because no more than so many are allowed; null while it is not. */
export function quietDays(from: string | null | undefined, allowed: number | null, today: string): number | null {
  if (!from || allowed === null || from > today) return null
  return daysBetween(from, today) + allowed + 1
}
