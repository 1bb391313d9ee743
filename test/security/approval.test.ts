import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importing } from '../../src/domains/imports/server/testing.ts'
import { startSeller } from '../../src/domains/quotes/server/approval/testing.ts'
import { backUp } from '../../src/platform/backup/index.ts'

let here: Awaited<ReturnType<typeof startSeller>>
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farley-approval-'))
  here = await startSeller({ backups: folder })
  await here.rule('Dear', { asks: 'discount', percent: 10, user: here.app.max.id })
})
afterAll(async () => {
  await here.app.close()
  await rm(folder, { recursive: true, force: true })
})

async function approved() {
  const { id, line } = await here.quoted({ discount: 20 })
  await here.done(id, 'askApproval')
  await here.done(id, 'approve', {}, here.max)
  return { id, line }
}
const dearer = ({ id, version }: { id: string; version: number }) =>
  here.bob.patch(`/quote-lines/${id}`, { discount: 60 }, version)
const isOpen = async (id: string) => {
  expect(await here.read(id, here.ada)).toMatchObject({ status: 'draft', approval: null })
  expect((await here.act(id, 'send')).status).toBe(409)
}

test('no file says that a quote is approved', async () => {
  const bytes = 'Name,Approval,Approval asked by\nBrought in,Approved,Bob\n'
  const run = await importing(here.app, here.app.ada).whole('quote', { name: 'quotes.csv', bytes })
  expect(run.counts).toMatchObject({ bad: 1 })
  const filter = encodeURIComponent(JSON.stringify({ field: 'approval', isEmpty: false }))
  expect((await here.ada.get(`/quotes?filter=${filter}`)).body.data).toEqual([])
})

test('a quote that is taken back to when it was approved is not approved', async () => {
  const { id, line } = await approved()
  const asOf = new Date().toISOString()
  await dearer(line)
  await here.bob.post('/quotes/rewind', { asOf, ids: [id] })
  await here.bob.post('/quotes/rewind', { asOf, ids: [id], fields: ['approval'], force: [`${id}.approval`] })
  await isOpen(id)
})

test('a quote that comes out of a backup is not approved', async () => {
  const [there, gone] = [await approved(), await approved()]
  const { file, problem } = await backUp(here.app.site, folder)
  expect(problem).toBeNull()
  const bring = (id: string) => here.ada.post('/backups/bring-back', { file, record: 'quote', id, force: [`${id}.approval`, `${id}.approvers`] }) // prettier-ignore
  await dearer(there.line)
  await bring(there.id)
  await isOpen(there.id)
  await here.ada.delete(`/quotes/${gone.id}`, (await here.read(gone.id)).version)
  await here.ada.post('/quotes/bulk', { ids: [gone.id], action: { name: 'erase' } })
  expect((await bring(gone.id)).status).toBe(200)
  await isOpen(gone.id)
})
