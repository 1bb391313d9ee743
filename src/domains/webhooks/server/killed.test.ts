import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { doomedProcess } from '../../../../test/doomed-process.ts'
import { openBell } from '../../../platform/ledger/index.ts'
import { silent } from '../../../platform/log/log.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { openLanes } from './lanes.ts'
import { startSink, type Sink } from './testing.ts'

let app: TestApp
let sink: Sink
beforeAll(async () => {
  app = await startTestApp({ guard: mayCallHere })
  sink = await startSink()
})
afterAll(async () => {
  await app.close()
  await sink.close()
})

const leaseMs = 1_500

/** Another process tells the webhooks, until it comes to that point. */
async function killedAt(point: string): Promise<void> {
  const child = await doomedProcess(app, {
    file: 'domains/webhooks/server/lanes.ts',
    opens: 'openLanes',
    leaseMs,
    point,
  })
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
}

test.each([
  ['before a change is queued', 'insert into webhook_delivery', 0],
  ['before it is noted that it was queued', 'update ledger_reader', 0],
  ['before it is sent', 'select sealed from secret', 0],
  ['when it was sent and this is not noted yet', 'update webhook_delivery set state', 1],
])('killed %s, it arrives all the same, under one id', async (_, point, arrivedBefore) => {
  sink.received.length = 0
  const ada = app.as(app.ada)
  const { data, secret } = (await ada.post('/webhooks', { name: point, url: sink.url, wants: '{"company":true}' })).body
  const bell = await openBell(app.workspace.db, silent)
  await (await openLanes(app.site, bell, { leaseMs })).close()
  const { id } = (await ada.post('/companies', { name: 'Halden' })).body.data
  await ada.patch(`/companies/${id}`, { name: 'Halden AG' }, 1)
  await killedAt(point)
  expect(sink.received.length).toBe(arrivedBefore)
  const lanes = await openLanes(app.site, bell, { leaseMs })
  await expect
    .poll(() => sink.told(secret).map(({ type, data }) => `${type} ${data.version}`))
    .toEqual([...Array(arrivedBefore).fill('company.create 1'), 'company.create 1', 'company.update 2'])
  expect(new Set(sink.received.map((received) => received.id)).size).toBe(2)
  const log = async () => (await ada.get(`/webhooks/${data.id}/deliveries`)).body.data as { state: string }[]
  await expect.poll(async () => (await log()).map(({ state }) => state)).toEqual(['done', 'done'])
  await lanes.close()
  await bell.close()
  await ada.patch(`/webhooks/${data.id}`, { active: false }, data.version)
})
