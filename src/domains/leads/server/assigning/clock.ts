/** The minutes of a day that a clock has gone, `24:00` at its end; null for what no clock shows. */
export function minutesOf(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return minutes < 60 && hours * 60 + minutes <= 24 * 60 ? hours * 60 + minutes : null
}
