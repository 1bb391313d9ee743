import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { Ctx } from '../context.ts'
import type { Workspace } from '../db/index.ts'
import { animal, asking, house, openZoo, put, visit } from '../records/read/testing.ts'
import { search } from './index.ts'

let zoo: Workspace
let ada: Ctx
let bob: Ctx
const bobId = newId()
const contact = (value: string, normal = value.toLowerCase()) => ({ id: newId(), value, normal, label: null, primary: true, valid: null, verifiedOn: null, endedOn: null }) // prettier-ignore

beforeAll(async () => {
  zoo = await openZoo()
  ada = asking(zoo.db)
  bob = asking(zoo.db, { userId: bobId, role: 'member', sees: 'own' })
  await put(zoo.db, animal, {
    name: 'Zoë Quagga',
    species: 'Zebra',
    emails: [contact('Info@Zoo.de')],
    phones: [contact('030 123456', '+4930123456')],
    owner: bobId,
  })
  await put(zoo.db, animal, { name: 'Info', species: 'Parrot', emails: [contact('info@zoo.de')] })
  await put(zoo.db, animal, { name: 'Mathilda Bernstein', species: 'Tiger' })
  await put(zoo.db, animal, { name: 'Hidden', owner: newId(), private: true })
  await put(zoo.db, animal, { name: 'Binned', deletedAt: new Date().toISOString() })
  await put(zoo.db, house, { name: 'Zebra House', website: 'https://www.zebra.example/about' })
  await put(zoo.db, visit, { text: 'Fed the zebra, nicely' })
})
afterAll(() => zoo.close())

const found = async (ctx: Ctx, q: string, records?: string[]) =>
  (await search(ctx, { q, records })).data.map(({ title, match }) => `${title} (${match})`)

test('beginnings of words are found, accents and case aside, names first', async () => {
  expect(await found(ada, 'ZEB')).toEqual([
    'Zebra House (prefix)',
    'Zoë Quagga (prefix)',
    'Fed the zebra, nicely (prefix)',
  ])
  expect(await found(ada, 'zoe qua')).toEqual(['Zoë Quagga (prefix)'])
  expect(await found(ada, 'zebra house')).toEqual(['Zebra House (exact)'])
})

test('an address, a number or a domain finds whoever has it, first and exactly', async () => {
  expect(await found(ada, 'INFO@zoo.de')).toEqual(expect.arrayContaining(['Zoë Quagga (exact)', 'Info (exact)']))
  expect(await found(ada, '030 / 123 456')).toEqual(['Zoë Quagga (exact)'])
  expect(await found(ada, '030 1234')).toEqual(['Zoë Quagga (prefix)'])
  expect(await found(ada, 'zebra.example')).toEqual(['Zebra House (exact)'])
})

test('a mistyped name is found when little else is', async () => {
  expect(await found(ada, 'Matilda Bernstien')).toEqual(['Mathilda Bernstein (typo)'])
  expect(await found(ada, 'xqzzyw')).toEqual([])
})

test('who types a first and a last name that are there has not mistyped', async () => {
  await put(zoo.db, animal, { name: 'Gudrun Ostwald' })
  await put(zoo.db, animal, { name: 'Gudrum Ostwalt' })
  expect(await found(ada, 'gudrun ostw')).toEqual(['Gudrun Ostwald (prefix)'])
  expect(await found(ada, 'gudrun')).toEqual(['Gudrun Ostwald (prefix)', 'Gudrum Ostwalt (typo)'])
})

test('names that begin as typed come before all else, and when there are enough nobody looks further', async () => {
  for (let number = 10; number < 23; number++) await put(zoo.db, animal, { name: `Okapi ${number}`, species: 'Okapi' })
  await put(zoo.db, visit, { text: 'Okapi day' })
  await put(zoo.db, animal, { name: 'An okapi', owner: bobId })
  expect(await found(ada, 'okapi')).toEqual(Array.from({ length: 10 }, (_, index) => `Okapi ${index + 10} (prefix)`))
  expect(await found(bob, 'okapi')).toEqual(['An okapi (prefix)'])
})

test('what one may not see, or lies in the bin, is not found by any of these', async () => {
  expect(await found(bob, 'zeb')).toEqual(['Zoë Quagga (prefix)'])
  expect(await found(bob, 'info@zoo.de')).toEqual(['Zoë Quagga (exact)'])
  expect(await found(bob, 'Matilda Bernstien')).toEqual([])
  expect(await found(ada, 'hidden')).toEqual([])
  expect(await found(ada, 'binned')).toEqual([])
})

test('only the records asked for, and unknown ones are refused', async () => {
  expect(await found(ada, 'zeb', ['house'])).toEqual(['Zebra House (prefix)'])
  await expect(search(ada, { q: 'zeb', records: ["house' or 1=1"] })).rejects.toMatchObject({ code: 'invalid' })
})

test('anything may be typed', async () => {
  for (const q of [
    "'",
    "zeb' | 'x",
    ':*',
    '&&&',
    '\\',
    '%',
    '!(',
    '<->',
    '   ',
    '北京',
    '\u0000',
    '🦓',
    'a'.repeat(500),
    '-',
    '+49',
  ])
    await search(ada, { q })
})
