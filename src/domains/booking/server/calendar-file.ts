/** What stands in a calendar file. */
export interface Entry {
  id: string
  title: string
  place: string | null
  /** Where it is moved or cancelled. */
  link: string
  startsAt: number
  endsAt: number
  now: number
  /** Higher with each change, so that calendars take the newest. */
  sequence: number
  isOff?: boolean
}

/** A meeting as iCalendar (RFC 5545), which every calendar takes. */
export function calendarFile({
  id,
  title,
  place,
  link,
  startsAt,
  endsAt,
  now,
  sequence,
  isOff = false,
}: Entry): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Farley//Booking//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    `UID:${id}@farley`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(startsAt)}`, `DTEND:${stamp(endsAt)}`,
    `SEQUENCE:${sequence}`, ...(isOff ? ['STATUS:CANCELLED'] : []),
    `SUMMARY:${text(title)}`, ...(place ? [`LOCATION:${text(place)}`] : []), `DESCRIPTION:${text(link)}`, `URL:${link}`,
    'END:VEVENT', 'END:VCALENDAR',
  ] // prettier-ignore
  return lines.map(folded).join('\r\n') + '\r\n'
}

const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

const text = (words: string) => words.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** A line has at most 75 octets; what is longer goes on after a blank. No letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > 74) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}
