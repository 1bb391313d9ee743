import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '../db/index.ts'
import { newId } from '../../kernel/id.ts'
import { mentionToken } from '../../kernel/mention.ts'
import { animal, feeding, house, openZoo, put, visit, zooRegistry } from '../records/read/testing.ts'
import { contactKeys, contactKeysOfNew, forgetRow, searchFields, searchRow, searchRowsOfNew } from './index.ts'

let zoo: Workspace
beforeAll(async () => void (zoo = await openZoo()))
afterAll(() => zoo.close())

const entityOf = async (id: string) =>
  (await zoo.db.run({ text: 'select * from entity where id = $1', values: [id] }))[0]
const keysOf = async (id: string) => {
  const rows = await zoo.db.run({ text: 'select kind, normal from contact_key where record_id = $1', values: [id] })
  return rows.map(({ kind, normal }) => `${String(kind)} ${String(normal)}`).sort()
}
const contact = (value: string, normal: string | null = value) => ({ id: newId(), value, normal, label: null, primary: true, valid: null, verifiedOn: null, endedOn: null }) // prettier-ignore

test('a search row carries title, subtitle, words without accents and who may see it', async () => {
  const hut = await put(zoo.db, house, { name: 'Hütte' })
  const owner = newId()
  const cat = await put(zoo.db, animal, {
    name: 'Žofie Łasica', species: 'Katze', house: hut.id, owner, private: true, phones: [contact('030 1234', '+49301234')], cost: 12,
  }) // prettier-ignore
  expect(await entityOf(cat.id)).toMatchObject({
    record: 'animal', title: 'Žofie Łasica', subtitle: 'Katze', subtitle_links: `{${hut.id}}`.slice(1, -1).split(','),
    owner_id: owner, private: 'owner', deleted: false, fuzzy: 'zofie lasica katze 49301234',
  }) // prettier-ignore
  expect((await entityOf(cat.id))!.words).toBe("'49301234' 'katze' 'lasica' 'zofie'")
})

test('a record without a title is called by what it is; one without searchable fields has no words', async () => {
  const cat = await put(zoo.db, animal, { name: 'Cat' })
  const meal = await put(zoo.db, feeding, { animal: cat.id })
  expect(await entityOf(meal.id)).toMatchObject({ title: 'Feeding', words: null, fuzzy: null, part_of: cat.id })
})

test('a long text gives its first line for a title, and is found by words only', async () => {
  const seen = await put(zoo.db, visit, { text: 'Saw it\nand it slept' })
  expect(await entityOf(seen.id)).toMatchObject({ title: 'Saw it', fuzzy: null, words: "'and' 'it' 'saw' 'slept'" })
})

test('somebody named in a text is named in its title too, and not found by their id', async () => {
  const eva = { id: newId(), name: 'Eva' }
  const seen = await put(zoo.db, visit, { text: `Ask ${mentionToken(eva)} first` })
  expect(await entityOf(seen.id)).toMatchObject({ title: 'Ask @Eva first', words: "'ask' 'eva' 'first'" })
})

test('written again it follows the row, and goes only when it is forgotten', async () => {
  const cat = await put(zoo.db, animal, { name: 'Cat', emails: [contact('Cat@Zoo.de', 'cat@zoo.de')] })
  await zoo.db.run(searchRow(zooRegistry, animal, { ...cat, name: 'Tom', deletedAt: cat.createdAt }))
  expect(await entityOf(cat.id)).toMatchObject({ title: 'Tom', deleted: true })
  for (const query of forgetRow(cat.id)) await zoo.db.run(query)
  expect([await entityOf(cat.id), await keysOf(cat.id)]).toEqual([undefined, []])
})

test.each([2, 300])('many rows are written as one is, be it %i', async (count) => {
  const names = ['One', 'Two “half”\\', 'Straße\tNo. 3', '北京']
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    name: names[index % 4]!,
    species: null,
    house: index % 3 ? newId() : null,
    emails: [contact(`${index}.of.${count}@zoo.de`)],
  }))
  await zoo.db.transaction((tx) =>
    tx.pipeline([searchRowsOfNew(zooRegistry, animal, rows), contactKeysOfNew(animal, rows)!]),
  )
  for (const [index, row] of rows.slice(0, 8).entries()) {
    const many = await entityOf(row.id)
    await zoo.db.run({ text: 'delete from entity where id = $1', values: [row.id] })
    await zoo.db.run(searchRow(zooRegistry, animal, row))
    expect(many).toEqual(await entityOf(row.id))
    expect(await keysOf(row.id)).toEqual([`email ${index}.of.${count}@zoo.de`])
  }
})

test('a guarded field is not searched', () => {
  expect(searchFields(animal).has('cost')).toBe(false)
  expect(searchFields(animal).has('emails')).toBe(true)
})

test('contact keys follow the row: what it no longer has goes, and the bin has none', async () => {
  const hut = await put(zoo.db, house, { name: 'Hut', website: 'https://www.hut.example/x' })
  expect(await keysOf(hut.id)).toEqual(['domain hut.example'])
  await zoo.db.run(contactKeys(house, { ...hut, website: 'https://new.example' }))
  expect(await keysOf(hut.id)).toEqual(['domain new.example'])
  await zoo.db.run(contactKeys(house, { ...hut, deletedAt: hut.createdAt }))
  expect(await keysOf(hut.id)).toEqual([])
})

test('a domain that many people share identifies nobody', async () => {
  const hut = await put(zoo.db, house, { name: 'Hut', website: 'https://www.facebook.com/hut' })
  expect(await keysOf(hut.id)).toEqual([])
})
