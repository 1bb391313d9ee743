import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { startTestApp, type Answer, type Client, type TestApp } from '../../../../test/app.ts'
import { languageCodes } from '../../../kernel/language.ts'
import { pathOf } from '../../../platform/records/index.ts'
import { templates, type TemplateKey } from '../model/index.ts'
import { configurationOf, inLanguage, sampleOf } from './template-files.ts'
import { exported } from './testing.ts'

type Row = Record<string, unknown> & { id: string; name: string; version: number }
interface Sections {
  customRecords: { key: string; one: string; many: string; titleLabel?: string; boardBy?: string; words: object }[]
  customFields: {
    of: string
    key: string
    label: string
    help?: string
    section?: string
    options?: { label: string }[]
  }[]
  pipelines: { name: string }[]
  stages: { name: string }[]
  views: { of: string; name: string; query: Record<string, unknown> }[]
}

let app: TestApp
let ada: Client
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
})
afterAll(() => app.close())

const ended = async ({ status, body, text }: Answer) => {
  expect(status, text).toBe(202)
  const job = await app.job(app.ada, body.data.job)
  expect(job, job.error).toMatchObject({ state: 'done' })
  return job.result as { changes: number; kept: { record: string; name: string; why: string }[] }
}
const at = (key: string) => `/configuration/templates/${key}`
const install = async (key: TemplateKey, sample = true) => ended(await ada.post(`${at(key)}/install`, { name: key, sample })) // prettier-ignore
const remove = async (key: TemplateKey, more = {}) => ended(await ada.post(`${at(key)}/remove`, more))
const listed = async (path: string, query = '') => {
  const { status, text, body } = await ada.get(`/${path}?limit=200${query}`)
  expect(status, text).toBe(200)
  return body.data as Row[]
}

describe.each(templates)('the template $key', ({ key }) => {
  const said = parse(configurationOf(key, 'en')) as Sections

  test('is brought in, works, and leaves what was there before', async () => {
    const before = await exported(app)
    const { data: preview } = (await ada.get(at(key))).body
    expect(preview.changes.every(({ kind }: { kind: string }) => kind === 'add')).toBe(true)
    expect((await install(key)).kept).toEqual([])
    const [sample] = await listed('tags', `&filter=${encodeURIComponent('{"field":"name","is":"Sample data"}')}`)
    for (const { record, rows } of sampleOf(key, 'en')) {
      const definition = app.site.registry.record(record)!
      const found = await listed(pathOf(definition))
      expect(found.length, record).toBeGreaterThanOrEqual(rows.length)
      if (definition.tagged) expect(found.filter(({ tags }) => (tags as string[]).includes(sample!.id))).toHaveLength(rows.length) // prettier-ignore
    }
    await everyTypeWorks(said)
    await everyViewOpens(said)
    await remove(key).then(({ kept }) => expect(kept).toEqual([]))
    expect(await exported(app)).toBe(before)
    for (const path of ['companies', 'people', 'deals', 'products', 'notes', 'tasks'])
      expect(await listed(path)).toEqual([])
  })

  test('is said in every language, and the same in each but for its words', () => {
    const english = shapeOf(configurationOf(key, 'en'))
    for (const language of languageCodes) expect(shapeOf(configurationOf(key, language))).toBe(english)
    const untold = textsOf(said).filter((text) => ['de', 'ar'].some((code) => inLanguage(text, code as 'de') === text))
    // Some words are the same in German.
    expect(untold.filter((text) => inLanguage(text, 'ar') === text)).toEqual([])
  })
})

async function everyTypeWorks({ customRecords }: Sections) {
  for (const { key, boardBy } of customRecords) {
    const record = app.site.registry.record(`x_${key}`)!
    const made = await ada.post(`/${pathOf(record)}`, { name: 'Another' })
    expect(made.status, made.text).toBe(201)
    expect((await ada.get(`/${pathOf(record)}/${made.body.data.id}`)).body.data).toMatchObject({ name: 'Another' })
    if (boardBy) expect((await ada.post(`/${pathOf(record)}/aggregate`, { groupBy: [`custom.${boardBy}`], measures: [{ fn: 'count' }] })).status).toBe(200) // prettier-ignore
    expect((await ada.delete(`/${pathOf(record)}/${made.body.data.id}`, made.body.data.version)).status).toBe(200)
  }
}

async function everyViewOpens({ views }: Sections) {
  const all = await listed('views')
  for (const { of, name } of views) {
    const view = all.find((each) => each.name === name && each.of === of)
    const query = new URLSearchParams(view!.query as string)
    const asked = ['filter', 'sort'].flatMap((part) => (query.has(part) ? `&${part}=${encodeURIComponent(query.get(part)!)}` : [])) // prettier-ignore
    const rows = await listed(pathOf(app.site.registry.record(of)!), asked.join(''))
    expect(rows.length, name).toBeGreaterThan(0)
  }
}

function textsOf({ customRecords, customFields, pipelines, stages, views }: Sections): string[] {
  const fields = customFields.flatMap(({ label, help, section, options = [] }) => [label, help, section, ...options.map((each) => each.label)]) // prettier-ignore
  const records = customRecords.flatMap(({ one, many, titleLabel }) => [one, many, titleLabel])
  const named = [...pipelines, ...stages, ...views].map(({ name }) => name)
  return [...records, ...fields, ...named].filter((text) => text !== undefined)
}

/** A configuration without its words. */
const shapeOf = (text: string) =>
  JSON.stringify(parse(text), (name, value: unknown) => (name === 'words' ? null : typeof value === 'string' && /^\P{Ll}/u.test(value) ? '…' : value)) // prettier-ignore

test('all eight stand beside each other, and leave one after the other', async () => {
  const before = await exported(app)
  for (const { key } of templates) expect((await install(key)).kept).toEqual([])
  expect((await ada.get('/configuration/templates')).body.data.every(({ sample }: Row) => sample)).toBe(true)
  for (const { key } of templates) expect((await remove(key)).kept, key).toEqual([])
  expect(await exported(app)).toBe(before)
}, 120_000)

describe('what was used', () => {
  test('stays, and it is said why; the rest goes', async () => {
    await install('insurance', false)
    const policy = (await ada.post('/policies', { name: 'Ours', custom: { premium: { amount: '100', currency: 'EUR' } } })).body.data as Row // prettier-ignore
    const { kept } = await remove('insurance')
    const names = kept.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Policies', 'Premium a year', 'State']))
    expect(names).not.toContain('Line of insurance')
    expect(kept.find(({ name }) => name === 'Policies')).toMatchObject({
      record: 'customRecord',
      why: 'Policies use it.',
    })
    expect((await ada.get(`/policies/${policy.id}`)).body.data.custom.premium).toMatchObject({ amount: '100.00' })
    expect((await ada.get('/claims')).status).toBe(404)
  })

  test('of the sample stays as well, and the sample alone can go', async () => {
    await install('software')
    const [one] = await listed('companies')
    await ada.patch(`/companies/${one!.id}`, { description: 'A real one by now' }, one!.version)
    const { kept } = await remove('software', { sampleOnly: true })
    expect(kept).toMatchObject([{ record: 'company', name: one!.name, why: 'It was changed since.' }])
    expect(await listed('companies')).toHaveLength(1)
    expect((await ada.get('/configuration/templates')).body.data).toContainEqual({ key: 'software', run: expect.any(String) as string, sample: false }) // prettier-ignore
  })
})

test('taken back where all that was brought in is listed, a template goes with its sample data', async () => {
  await install('nonprofit')
  const { run } = (await ada.get('/configuration/templates')).body.data.find(({ key }: Row) => key === 'nonprofit')
  expect((await ended(await ada.post(`/configuration/runs/${run}/take-back`))).kept).toEqual([])
  expect([await listed('people'), (await ada.get('/donations')).status]).toEqual([[], 404])
})

test('only who leads brings templates in or takes them away, and none twice', async () => {
  for (const who of [app.bob, app.vera]) {
    const as = app.as(who)
    const answers = [await as.get('/configuration/templates'), await as.get(at('shop')), await as.post(`${at('shop')}/install`, { name: 'Shop', sample: false }), await as.post(`${at('software')}/remove`, {})] // prettier-ignore
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  }
  expect((await ada.post(`${at('software')}/install`, { name: 'Software', sample: false })).status).toBe(409)
  expect((await ada.post(`${at('shop')}/remove`, {})).status).toBe(409)
  expect((await ada.get(at('nothing'))).status).toBe(404)
})
