import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { mentionToken } from '../../../kernel/mention.ts'
import { lineColumns, lineOf, type LineRow } from '../../../platform/ledger/index.ts'
import { thoseThatConcern } from './those-that-concern.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

/** A company of somebody's that Ada changes; answers whether that may concern anybody, and whether its creation may. */
async function changed(owner: string, patch: object, before?: (id: string) => Promise<unknown>) {
  const ada = app.as(app.ada)
  const { id, version } = (await ada.post('/companies', { name: 'Tern', owner })).body.data
  await before?.(id)
  const answer = await ada.patch(`/companies/${id}`, patch, version)
  expect(answer.status, answer.text).toBe(200)
  const text = `select ${lineColumns} from ledger where record_id = $1 order by version`
  const lines = (await app.workspace.db.run<LineRow>({ text, values: [id] })).map(lineOf)
  expect(lines).toHaveLength(2)
  const worth = await thoseThatConcern(app.workspace.db, app.site.registry, lines)
  return lines.map((line) => worth.has(line.id))
}

test('what somebody changes of their own concerns nobody, while nobody follows it', async () => {
  expect(await changed(app.ada.id, { employees: 7 })).toEqual([true, false])
  const follow = (id: string) => app.as(app.vera).patch(`/attention/${id}`, { state: 'following' })
  expect(await changed(app.ada.id, { employees: 7 }, follow)).toEqual([true, true])
  // Who followed a company that was merged into it follows it now.
  const mergedInto = async (id: string) => {
    const vera = app.as(app.vera)
    const ada = app.as(app.ada)
    const { id: other, version } = (await ada.post('/companies', { name: 'Arctic Tern' })).body.data
    await vera.patch(`/attention/${other}`, { state: 'following' })
    expect((await ada.act(`/companies/${other}/merge`, { into: id }, version)).status).toBe(200)
  }
  expect(await changed(app.ada.id, { employees: 7 }, mergedInto)).toEqual([true, true])
  const mine = (id: string) => app.as(app.ada).patch(`/attention/${id}`, { state: 'following' })
  expect(await changed(app.ada.id, { employees: 7 }, mine)).toEqual([true, false])
})

test('what is another’s, what is given away and where somebody is named may concern them', async () => {
  expect(await changed(app.bob.id, { employees: 7 })).toEqual([true, true])
  expect(await changed(app.ada.id, { owner: app.bob.id })).toEqual([true, true])
  expect(await changed(app.ada.id, { description: `Ask ${mentionToken(app.bob)}` })).toEqual([true, true])
})

test('settings concern nobody', async () => {
  const { id } = (await app.as(app.ada).post('/tags', { name: 'Quiet' })).body.data
  const text = `select ${lineColumns} from ledger where record_id = $1`
  const lines = (await app.workspace.db.run<LineRow>({ text, values: [id] })).map(lineOf)
  expect(lines.length).toBeGreaterThan(0)
  expect((await thoseThatConcern(app.workspace.db, app.site.registry, lines)).size).toBe(0)
})
