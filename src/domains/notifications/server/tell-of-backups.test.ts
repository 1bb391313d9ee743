import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { systemContext } from '../../../platform/site.ts'
import type { Group } from '../model/index.ts'
import { tellOfBackups } from './tell-of-backups.ts'

let app: TestApp
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farley-backups-'))
  app = await startTestApp({ backups: folder })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

/** Keeps a list of backups, has the job look at it, and answers who was told of what. */
async function toldOf(outcomes: readonly { hours: number; problem: string | null }[], days = 0) {
  const now = Date.now() + days * 86_400_000
  const list = outcomes.map(({ hours, problem }) => ({ at: new Date(now - hours * 3_600_000).toISOString(), problem }))
  await writeFile(join(folder, 'backups.json'), JSON.stringify(list))
  const ctx = await systemContext(app.site)
  await tellOfBackups(app.site).run({ ...ctx, now: () => new Date(now) }, {})
  const everybody = [app.ada, app.max, app.bob, app.vera]
  return Object.fromEntries(await Promise.all(everybody.map(async (who) => [who.name, await deedsFor(who)] as const)))
}

async function deedsFor(who: TestApp['ada']) {
  const groups = (await app.as(who).get('/notifications')).body.data as Group[]
  return groups.flatMap(({ loud, notifications }) => notifications.map(({ kind, deed }) => `${kind} ${deed} ${loud}`))
}

test('who administers is told, loudly and once a day, when a backup is no good or none has been for two days; others never', async () => {
  const nobody = { Ada: [], Max: [], Bob: [], Vera: [] }
  expect(await toldOf([])).toEqual(nobody)
  expect(await toldOf([{ hours: 47, problem: null }])).toEqual(nobody)
  const bad = [
    { hours: 1, problem: 'The disk is full.' },
    { hours: 25, problem: null },
  ]
  const once = ['backup failed true']
  expect(await toldOf(bad)).toEqual({ ...nobody, Ada: once, Max: once })
  expect(await toldOf(bad)).toEqual({ ...nobody, Ada: once, Max: once })
  const late = ['backup late true', ...once]
  expect(await toldOf([{ hours: 60, problem: null }], 1)).toEqual({ ...nobody, Ada: late, Max: late })
})
