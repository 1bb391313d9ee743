import { setTimeout as sleep } from 'node:timers/promises'
import { startCalendarServer, type TestCalendarServer } from '../../../../test/calendar-server.ts'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { openWatch, type WatchOptions } from './watch.ts'

/** For tests: the app beside a real server of calendars, which it keeps alike with its meetings. */
export interface TestCalendars {
  app: TestApp
  server: TestCalendarServer
  ada: Client
  bob: Client
  /** Connects an account of theirs, with the calendars of that user, and reads those of these names; answers its id. */
  connected(client: Client, user: string, more?: object, reads?: (name: string) => boolean): Promise<string>
  /** Lets it be looked at, and waits until it has been, to its end. */
  looked(id: string): Promise<void>
  /** Does something while nobody here looks at calendars. */
  resting(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** An account rests for an hour, so that a test says when it is looked at. */
export async function startTestCalendars(users: readonly string[], options: WatchOptions & { workers?: boolean } = {}): Promise<TestCalendars> {
  const app = await startTestApp({ guard: mayCallHere, workers: options.workers ?? false })
  const server = await startCalendarServer(...users)
  let watch = await openWatch(app.site, undefined, { restMs: 3_600_000, ...options })
  const run = (text: string, id: string) => app.workspace.db.run<{ at: string | null }>({ text, values: [id] })
  async function over(id: string): Promise<string> {
    for (let tries = 0; tries < 400; tries++) {
      const [row] = await run('select coalesce(trouble, read_at::text) as at from calendar_connection where account_id = $1', id)
      if (row?.at) return row.at
      await sleep(50)
    }
    return 'it takes too long'
  }
  return {
    ...{ app, server, ada: app.as(app.ada), bob: app.as(app.bob) },
    async connected(client, userName, more = {}, reads = () => true) {
      const { id } = (await client.post('/calendar-accounts', { name: userName, ...more })).body.data
      const way = { url: server.url, userName, password: server.password }
      const { status, text, body } = await client.post(`/calendar-accounts/${id}/connect`, way)
      if (status !== 200) throw new Error(text)
      for (const calendar of body.data.calendars as { id: string; name: string }[])
        if (reads(calendar.name)) await client.post(`/calendar-accounts/${id}/choose`, { calendar: calendar.id, reads: true }) // prettier-ignore
      return id
    },
    async looked(id) {
      // A look that is under way began before what the test did.
      await over(id)
      await run(`update calendar_connection set due_at = clock_timestamp(), read_at = null, trouble = null where account_id = $1`, id)
      const how = await over(id)
      if (!how.startsWith('20')) throw new Error(`It is not read to its end: ${how}`)
    },
    async resting(work) {
      await watch.close()
      await app.workspace.db.run({ text: 'update calendar_connection set due_at = clock_timestamp()', values: [] })
      await work()
      watch = await openWatch(app.site, undefined, { restMs: 3_600_000, ...options })
    },
    async close() {
      await watch.close()
      await app.close()
      await server.close()
    },
  }
} // prettier-ignore
