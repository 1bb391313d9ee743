import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOrInstallRadicale } from '../../../../test/calendar-server.ts'
import { doomedProcess } from '../../../../test/doomed-process.ts'
import { newId } from '../../../kernel/id.ts'
import { startTestCalendars, type TestCalendars } from './testing.ts'

const has = findOrInstallRadicale()
if (!has) console.log('Left out: calendars and killed processes, since there is no Radicale and it cannot be installed here.') // prettier-ignore

const points = [
  ['before what is there is listed', 'insert into calendar_object as o'],
  ['before events have become meetings', 'insert into calendar_meeting'],
  ['before it is noted what became of them', 'update calendar_object o set state'],
  ['after a new meeting was written there, before that is noted', 'insert into calendar_object (calendar_id'],
  ['after a change was written there, before that is noted', 'update calendar_object o set state', 'given'],
] as const

const leaseMs = 1_500
let calendars: TestCalendars
beforeAll(async () => {
  if (has) calendars = await startTestCalendars(points.map((_, at) => `killed${at}`), { leaseMs })
}) // prettier-ignore
afterAll(() => calendars?.close())

/** Another process reads the calendars, until it comes to that point. */
async function killedAt(point: string): Promise<void> {
  const child = await doomedProcess(calendars.app, {
    file: 'domains/calendars/server/watch.ts',
    opens: 'openWatch',
    leaseMs,
    point,
  })
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
}

const [events, ours] = [30, 5]

test.runIf(has).each(points.map(([name, point, ...rest], at) => [name, point, rest[0] === 'given', at] as const))(
  'killed %s, nothing is lost and nothing doubled, neither here nor there',
  { timeout: 120_000 },
  async (_, point, isLater, at) => {
    const { ada, app, server } = calendars
    const [user, mark] = [`killed${at}`, newId()]
    const place = await server.make(user, 'work')
    const start = new Date(Date.now() + 86_400_000).toISOString()
    const stamp = start.replace(/[-:]|\.\d+/g, '')
    for (let each = 0; each < events; each++) {
      const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', 'BEGIN:VEVENT', `UID:${mark}-${each}`, 'DTSTAMP:20260101T000000Z', `DTSTART:${stamp}`, `SUMMARY:${mark} ${each}`, 'END:VEVENT', 'END:VCALENDAR', ''] // prettier-ignore
      await server.ask(user, 'PUT', `${place}${each}.ics`, lines.join('\r\n'))
    }
    const [mine, begin]: [string[], () => Promise<string>] = [[], async () => {
      const id = await calendars.connected(ada, user)
      for (let each = 0; each < ours; each++) mine.push((await ada.post('/meetings', { title: `${mark} own ${each}`, startsAt: start })).body.data.id)
      return id
    }] // prettier-ignore
    let id = isLater ? await begin() : ''
    if (isLater) await calendars.looked(id)
    await calendars.resting(async () => {
      if (isLater) await ada.patch(`/meetings/${mine[0]}`, { title: `${mark} changed` }, 1)
      else id = await begin()
      await killedAt(point)
    })
    await calendars.looked(id)
    await calendars.looked(id)
    const titles = `select count(*)::int as here, count(distinct title)::int as titles from meetings where title like $1 and deleted_at is null`
    expect(await app.workspace.db.run({ text: titles, values: [`${mark} %`] })).toEqual([{ here: events + ours, titles: events + ours }]) // prettier-ignore
    const there = await (await server.ask(user, 'GET', place)).text()
    expect(there.match(/BEGIN:VEVENT/g)).toHaveLength(events + ours)
    if (isLater) expect(there).toContain(`${mark} changed`)
    const { counts } = (await ada.get(`/calendar-accounts/${id}/sync`)).body.data
    expect(counts).toEqual({ due: 0, taken: events + ours, skipped: 0, failed: 0 })
    await ada.post(`/calendar-accounts/${id}/disconnect`, {})
  },
)
