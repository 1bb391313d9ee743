import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { keepConnection, keepOn, lookIn, takeDue } from './connections.ts'

let app: TestApp
let box: string
beforeAll(async () => {
  app = await startTestApp()
  box = (await app.as(app.ada).post('/mailboxes', { address: 'ada@sender.example' })).body.data.id
  await keepConnection(app.workspace.db, box, {
    host: 'mail.example',
    port: 993,
    startTls: false,
    userName: 'ada',
    authority: null,
  })
})
afterAll(() => app.close())

test('a mailbox is one reader’s for as long as they keep it; who wants it looked at meanwhile is not forgotten', async () => {
  const { db } = app.workspace
  expect(await takeDue(db, 60_000)).toEqual([box])
  expect(await takeDue(db, 60_000)).toEqual([])
  await lookIn(db, box, 0)
  expect(await keepOn(db, box, 60_000)).toBe(true)
  expect(await takeDue(db, 60_000)).toEqual([box])
  expect(await keepOn(db, box, 60_000)).toBe(true)
  expect(await takeDue(db, 60_000)).toEqual([])
})
