import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { TestApp } from '../../../../../test/app.ts'
import { doomedProcess } from '../../../../../test/doomed-process.ts'
import type { Site } from '../../../../platform/site.ts'
import type { PostOptions } from './post.ts'
import type { TestSmtp } from './testing.ts'

/** For tests: how long what is being sent is nobody else's. */
export const leaseMs = 1_500

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
  const opened = ours
    ? { file: 'domains/mail/server/own-post/open-own-post.ts', opens: 'openOwnPost' }
    : { file: 'domains/mail/server/sending/post.ts', opens: 'openPost' }
  const child = await doomedProcess(app, { ...opened, leaseMs, point: statement })
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
