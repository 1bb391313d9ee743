import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect } from 'vitest'
import type { TestApp } from '../../../../../test/app.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Site } from '../../../../platform/site.ts'
import type { PostOptions } from './post.ts'
import type { TestSmtp } from './testing.ts'

/** For tests: how long what is being sent is nobody else's. */
export const leaseMs = 1_500
const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '../../../../', path)).href
const worker = `
  import pg from 'pg'
  import { rooms } from '${source('domains.server.gen.ts')}'
  import { openPost } from '${source('domains/mail/server/sending/post.ts')}'
  import { openOwnPost } from '${source('domains/mail/server/own-post/open-own-post.ts')}'
  import { connectTo } from '${source('platform/db/index.ts')}'
  import { testCluster } from '${source('platform/db/testing.ts')}'
  import { silent } from '${source('platform/log/log.ts')}'
  import { createRegistry } from '${source('platform/records/index.ts')}'
  import { createSite } from '${source('platform/site.ts')}'
  const { POINT, DATA, WORKSPACE, OURS } = process.env
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (asked, ...rest) {
    if (POINT && (asked.text ?? asked).startsWith(POINT)) process.kill(process.pid, 'SIGKILL')
    return query.call(this, asked, ...rest)
  }
  const workspace = connectTo(await testCluster(), JSON.parse(WORKSPACE))
  const guard = { allow: ['127.0.0.0/8'], ports: [...Array(65536).keys()] }
  const site = createSite({ workspace, registry: createRegistry(rooms), log: silent, data: DATA, guard })
  await (OURS ? openOwnPost : openPost)(site, undefined, { leaseMs: ${leaseMs} })
`

/** What a test is about: letters, or what Farley itself sends. */
interface Staged {
  app: TestApp
  smtp: TestSmtp
  ours?: boolean
}
/** A statement that begins so, or a line that the mail server is told. */
export interface Point {
  statement?: string
  line?: RegExp
}

/** Another process sends what is due, until it comes to that point. */
export async function killedAt({ app, smtp, ours = false }: Staged, { statement = '', line }: Point): Promise<void> {
  const [{ name }] = (await app.workspace.db.run({ text: 'select current_database() as name', values: [] })) as [{ name: string }] // prettier-ignore
  const WORKSPACE = JSON.stringify({ id: newId(), key: 'killed', database: name })
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', worker], {
    env: { ...process.env, WORKSPACE, POINT: statement, DATA: app.site.data, OURS: ours ? 'yes' : '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = once(child, 'exit')
  smtp.script = async (said) => {
    if (!line?.test(said)) return undefined
    child.kill('SIGKILL')
    await gone
    return undefined
  }
  expect((await gone)[1]).toBe('SIGKILL')
  smtp.script = () => undefined
}

/** This process goes on, for long enough to have sent it again. */
export async function goneOn({ app: { site } }: Staged, open: Open): Promise<void> {
  const going = await open(site, undefined, { leaseMs })
  await sleep(leaseMs + 3_500)
  await going.close()
}
type Open = (site: Site, bell: undefined, options: PostOptions) => Promise<{ close(): Promise<void> }>
