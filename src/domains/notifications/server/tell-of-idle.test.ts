import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Person, type TestApp } from '../../../../test/app.ts'
import { systemContext } from '../../../platform/site.ts'
import { tellOfIdle } from './tell-of-idle.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
const day = 86_400_000
/** The job, so many days from now. */
const run = async (days: number) => {
  const at = new Date(Date.now() + days * day)
  await tellOfIdle.run({ ...(await systemContext(app.site)), now: () => at }, {})
}
const told = async (who: Person): Promise<string[]> => {
  const { data } = (await app.as(who).get('/notifications')).body
  return data.filter(({ notifications }: { notifications: { kind: string }[] }) => notifications.some(({ kind }) => kind === 'idle')).map(({ title }: { title: string }) => title).sort() // prettier-ignore
}
const newDeal = async (name: string, more: Record<string, unknown> = {}): Promise<Row> =>
  (await app.as(app.ada).post('/deals', { name, owner: app.bob.id, ...more })).body.data

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('the owner of a deal hears once that nothing has happened for too long, nobody else does, and it interrupts nobody', async () => {
  const quiet = await newDeal('Quiet')
  const muted = await newDeal('Muted')
  await newDeal('Of nobody', { owner: null })
  expect((await app.as(app.bob).patch(`/attention/${muted.id}`, { state: 'muted' })).status).toBe(200)
  await run(21)
  expect(await told(app.bob)).toEqual([])
  await run(22)
  await run(22)
  await run(23)
  expect(await told(app.bob)).toEqual(['Quiet'])
  expect(await told(app.ada)).toEqual([])
  const { body } = await app.as(app.bob).get('/notifications')
  const own = body.data.find(({ id }: Row) => id === quiet.id)
  expect(own.notifications.filter(({ kind }: { kind: string }) => kind === 'idle')).toHaveLength(1)
})

test('another limit is no reason to tell it again, until something has happened; who may not see it any more has heard nothing', async () => {
  const ada = app.as(app.ada)
  const asked = await newDeal('Asked')
  const times = async () => {
    const { db } = await systemContext(app.site)
    return (await db.run({ text: `select id from notification where kind = 'idle' and record_id = $1`, values: [asked.id] })).length // prettier-ignore
  }
  const stage = (await ada.get(`/stages/${String(asked.stage)}`)).body.data
  await run(22)
  expect((await ada.patch(`/stages/${stage.id}`, { idleDays: stage.idleDays + 1 }, stage.version)).status).toBe(200)
  await run(23)
  expect(await times()).toBe(1)
  const startedAt = new Date().toISOString()
  await ada.post('/calls', { subject: 'Spoke', about: [asked.id], startedAt, direction: 'out' })
  await run(23)
  expect(await times()).toBe(2)
  expect(await told(app.bob)).toContain('Asked')
  const { version } = (await ada.get(`/deals/${asked.id}`)).body.data
  expect((await ada.patch(`/deals/${asked.id}`, { owner: app.ada.id, private: true }, version)).status).toBe(200)
  expect(await told(app.bob)).not.toContain('Asked')
})

test('what was idle long before is not told, and of many none is left out', async () => {
  await Promise.all(Array.from({ length: 3 }, (_, index) => newDeal(`Later ${index}`)))
  await run(40)
  expect(await told(app.bob)).toEqual(['Quiet'])
})
