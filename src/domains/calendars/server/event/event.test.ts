import { expect, test } from 'vitest'
import { readEvent, type Looked } from './read-event.ts'
import { changedEvent, newEvent } from './write-event.ts'

const looked: Looked = {
  zone: 'Europe/Berlin',
  own: new Set(['ada@farley.example']),
  untitled: 'No title',
  from: Date.parse('2026-01-01T00:00:00Z'),
  until: Date.parse('2027-01-01T00:00:00Z'),
}
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n') // prettier-ignore
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:u1', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']
const startsOf = (text: string) => readEvent(text, looked)!.occurrences.filter(({ off }) => !off).map(({ said }) => said.startsAt).toSorted() // prettier-ignore
const first = (text: string) => readEvent(text, looked)!.occurrences[0]!

test('an event says when, where, with whom, and whether it takes time', () => {
  const text = calendar(
    ...event(
      'DTSTART;TZID=Europe/Berlin:20260702T100000',
      'DURATION:PT45M',
      'SUMMARY:Talk\\, with Eva',
      'LOCATION:Room\\n 2',
      'DESCRIPTION:One\\nTwo',
      'TRANSP:TRANSPARENT',
      'CLASS:PRIVATE',
      'ORGANIZER:mailto:Ada@farley.example',
      'ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Eva@Acme.example',
      'ATTENDEE;CUTYPE=ROOM:mailto:room2@farley.example',
    ),
  )
  expect(first(text)).toEqual({
    key: '',
    said: {
      title: 'Talk, with Eva',
      startsAt: '2026-07-02T08:00:00.000Z',
      endsAt: '2026-07-02T08:45:00.000Z',
      location: 'Room 2',
      notes: 'One\nTwo',
      free: true,
    },
    secret: true,
    addresses: ['eva@acme.example'],
    off: null,
  })
})

test('a time is understood by the names of the IANA, of Windows, by rules that came along, and by one’s own clock', () => {
  const at = (start: string, ...zone: string[]) => startsOf(calendar(...zone, ...event(start)))[0]
  expect(at('DTSTART;TZID=America/New_York:20260310T090000')).toBe('2026-03-10T13:00:00.000Z')
  expect(at('DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260110T090000')).toBe('2026-01-10T08:00:00.000Z')
  expect(at('DTSTART;TZID=W. Europe Standard Time:20260710T090000')).toBe('2026-07-10T07:00:00.000Z')
  expect(at('DTSTART;TZID=Eastern Standard Time:20260310T090000')).toBe('2026-03-10T13:00:00.000Z')
  expect(at('DTSTART;TZID=Tokyo Standard Time:20260310T090000')).toBe('2026-03-10T00:00:00.000Z')
  expect(at('DTSTART:20260710T090000')).toBe('2026-07-10T07:00:00.000Z')
  expect(at('DTSTART:20260710T090000Z')).toBe('2026-07-10T09:00:00.000Z')
  const rules = [
    ...['BEGIN:VTIMEZONE', 'TZID:Customized Time Zone', 'BEGIN:STANDARD', 'DTSTART:16010101T030000'],
    ...['TZOFFSETFROM:+0430', 'TZOFFSETTO:+0330', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
    ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0330', 'TZOFFSETTO:+0430'],
    ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ]
  expect(at('DTSTART;TZID=Customized Time Zone:20260710T090000', ...rules)).toBe('2026-07-10T04:30:00.000Z')
  expect(at('DTSTART;TZID=Customized Time Zone:20260110T090000', ...rules)).toBe('2026-01-10T05:30:00.000Z')
})

test('whole days are days of whoever reads them, also the one on which the clock changes', () => {
  const text = calendar(...event('DTSTART;VALUE=DATE:20260329', 'DTEND;VALUE=DATE:20260330'))
  expect(first(text).said).toMatchObject({ title: 'No title', startsAt: '2026-03-28T23:00:00.000Z', endsAt: '2026-03-29T22:00:00.000Z' }) // prettier-ignore
})

test('a series keeps its clock over the change of the hour, without what is left out, with what was moved', () => {
  const zone = 'TZID=Europe/Berlin'
  const text = calendar(
    ...event(`DTSTART;${zone}:20260313T100000`, `DTEND;${zone}:20260313T110000`, 'SUMMARY:Weekly', 'RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE:20260320T090000Z', `RDATE;${zone}:20260501T080000`),
    ...event(`RECURRENCE-ID;${zone}:20260327T100000`, `DTSTART;${zone}:20260328T150000`, 'SUMMARY:Moved'),
    ...event('RECURRENCE-ID:20260403T080000Z', `DTSTART;${zone}:20260403T100000`, 'STATUS:CANCELLED'),
  ) // prettier-ignore
  expect(startsOf(text)).toEqual(['2026-03-13T09:00:00.000Z', '2026-03-28T14:00:00.000Z', '2026-04-10T08:00:00.000Z', '2026-05-01T06:00:00.000Z']) // prettier-ignore
  const read = readEvent(text, looked)!
  expect(read.goesOn).toBe(false)
  expect(read.occurrences.find(({ off }) => off)).toMatchObject({ key: '20260403T100000', off: 'cancelled' })
})

test('the end of a rule is a moment, and a rule without one is followed to the end of the span', () => {
  const zone = 'TZID=America/New_York'
  const ends = calendar(...event(`DTSTART;${zone}:20260105T200000`, 'RRULE:FREQ=DAILY;UNTIL=20260108T010000Z'))
  expect(startsOf(ends)).toHaveLength(3)
  const endless = calendar(...event('DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=DAILY'))
  expect(readEvent(endless, looked)).toMatchObject({ goesOn: true, occurrences: { length: 365 } })
  const mad = calendar(...event('DTSTART:20000101T000000Z', 'RRULE:FREQ=SECONDLY'))
  expect(() => readEvent(mad, looked)).toThrow('too many times')
})

test('what the owner has declined is off, and what others have declined is not', () => {
  const declined = (who: string) => first(calendar(...event('DTSTART:20260105T200000Z', `ATTENDEE;PARTSTAT=DECLINED:mailto:${who}`))).off // prettier-ignore
  expect([declined('ada@farley.example'), declined('eva@acme.example')]).toEqual(['declined', null])
})

const now = new Date('2026-02-01T00:00:00Z')
const change = (text: string, ...wanted: Parameters<typeof changedEvent>[1]) => changedEvent(text, wanted, 'Europe/Berlin', now)! // prettier-ignore

test('a change leaves all else as it stands, and the clock of the event as it goes', () => {
  const text = calendar(...event('DTSTART;TZID=W. Europe Standard Time:20260702T100000', 'DTEND;TZID=W. Europe Standard Time:20260702T110000', 'SUMMARY:Old', 'X-OWN;X-P=1:kept', 'BEGIN:VALARM', 'TRIGGER:-PT10M', 'ACTION:DISPLAY', 'END:VALARM')) // prettier-ignore
  const said = { title: 'New', startsAt: '2026-07-02T10:00:00.000Z', endsAt: '2026-07-02T11:30:00.000Z', notes: 'More' }
  const changed = change(text, { key: '', said })
  expect(first(changed).said).toMatchObject({ ...said, location: null })
  for (const kept of ['X-OWN;X-P=1:kept', 'TRIGGER:-PT10M', 'DTSTART;TZID=W. Europe Standard Time:20260702T120000', 'SEQUENCE:0']) expect(changed).toContain(kept) // prettier-ignore
  expect(first(change(changed, { key: '', said: { notes: null } })).said.notes).toBeNull()
})

test('one of a series is changed or left out, and the others stay', () => {
  const zone = 'TZID=Europe/Berlin'
  for (const start of [`DTSTART;${zone}:20260313T100000`, 'DTSTART:20260313T090000Z', 'DTSTART;VALUE=DATE:20260313']) {
    const text = calendar(...event(start, 'DURATION:PT1H', 'SUMMARY:Weekly', 'RRULE:FREQ=WEEKLY;COUNT=3'))
    const [, second, third] = readEvent(text, looked)!.occurrences
    const moved = change(text, { key: second!.key, said: { title: 'Other' } })
    expect(readEvent(moved, looked)!.occurrences.map(({ said }) => said.title).toSorted(), start).toEqual(['Other', 'Weekly', 'Weekly']) // prettier-ignore
    expect(startsOf(moved), start).toEqual(startsOf(text))
    const less = change(moved, { key: third!.key, said: null }, { key: second!.key, said: null })
    expect(startsOf(less), start).toEqual(startsOf(text).slice(0, 1))
  }
})

test('a whole day that is given a time becomes one, and one that is moved by a day stays whole', () => {
  const text = calendar(...event('DTSTART;VALUE=DATE:20260702', 'DTEND;VALUE=DATE:20260703', 'SUMMARY:Fair'))
  const day = { startsAt: '2026-07-02T22:00:00.000Z', endsAt: '2026-07-03T22:00:00.000Z' }
  expect(change(text, { key: '', said: day })).toContain('DTSTART;VALUE=DATE:20260703')
  const time = { startsAt: '2026-07-02T08:00:00.000Z', endsAt: '2026-07-02T09:00:00.000Z' }
  expect(first(change(text, { key: '', said: time })).said).toMatchObject(time)
})

test('what is written for the first time is read as it was said; nothing is left of one that is taken out', () => {
  const said = { title: 'Visit; a, b', startsAt: '2026-07-02T08:00:00.000Z', endsAt: null, location: 'There', notes: 'ä\nö', free: false } // prettier-ignore
  const text = newEvent('own@farley', said, true, now)
  expect(readEvent(text, looked)).toMatchObject({ uid: 'own@farley', occurrences: [{ key: '', said, secret: true }] })
  expect(changedEvent(text, [{ key: '', said: null }], 'Europe/Berlin', now)).toBeNull()
})
