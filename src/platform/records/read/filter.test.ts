import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Condition, Filter } from '../../../kernel/filter.ts'
import { newId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import type { Workspace } from '../../db/index.ts'
import { holds } from './holds.ts'
import { listRecords } from './list.ts'
import { animal, asking, openZoo, put } from './testing.ts'

let zoo: Workspace
let ctx: Ctx
let rows: Record<string, unknown>[]
const me = newId()
const ids = [me, newId(), newId()]
const now = '2026-03-29T10:00:00Z'

const words = ['Lyon', 'lyon nord', 'Ly%n', 'a_b', 'back\\slash', 'Zoë', 'ẞ', "O'Hara; --", '北京']
const texts = fc.constantFrom(...words)
const keys = fc.constantFrom('calm', 'wild')
const foods = fc.constantFrom('hay', 'fish', 'ants')
const days = fc.constantFrom('2026-03-28', '2026-03-29', '2026-03-30', '2025-12-31', '2024-02-29', '2026-04-01')
const moments = fc.constantFrom('2026-03-28T23:30:00.000Z', '2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z', '2026-03-28T22:59:59.999Z', '2025-12-31T23:00:00.000Z') // prettier-ignore
const numbers = fc.constantFrom(0, 1, -1, 2, 10, 2.5)
const wholes = fc.constantFrom(0, 1, 2, 4, 1000)
const someId = fc.constantFrom(...ids)
const amounts = fc.constantFrom('0.00', '10.00', '10.50', '-3.00')
const emails = fc.constantFrom('ada@zoo.de', 'bob@zoo.de', 'x_y@other.org')
const phones = fc.constantFrom('+4930123456', '+33140205050')

const item = (value: string) => ({
  id: newId(),
  value,
  normal: value,
  label: null,
  primary: true,
  valid: null,
  verifiedOn: null,
  endedOn: null,
})
const place = (city: string | null) => ({
  id: newId(),
  label: null,
  primary: true,
  street: null,
  postalCode: '10115',
  city,
  region: null,
  country: 'DE',
  latitude: null,
  longitude: null,
})
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3, nil: null })
const list = <T>(value: fc.Arbitrary<T>) => some(fc.uniqueArray(value, { minLength: 1, maxLength: 3 }))

const animals = fc.record({
  name: texts, species: some(texts), story: some(texts), legs: some(wholes), weight: some(numbers), tame: some(wholes.filter((n) => n <= 100)),
  price: some(amounts.map((amount) => ({ amount, currency: 'EUR' }))), bornOn: some(days), fedAt: some(moments), shy: some(fc.boolean()),
  mood: some(keys), eats: list(foods), page: some(texts), house: some(someId), friends: list(someId), vet: some(someId), picture: some(someId),
  emails: list(emails.map(item)), phones: list(phones.map(item)), places: list(some(texts).map(place)),
  handles: list(texts.map((value) => ({ id: newId(), network: 'linkedin', value }))), tags: list(someId), owner: some(someId),
}) // prettier-ignore

beforeAll(async () => {
  zoo = await openZoo()
  ctx = asking(zoo.db, { userId: me, now })
  rows = []
  for (const values of fc.sample(animals, { numRuns: 60, seed: 7 })) rows.push(await put(zoo.db, animal, values))
})
afterAll(() => zoo.close())

type Name = { field: string; of: fc.Arbitrary<unknown> }
const each = ({ field, of }: Name, ...operators: string[]): fc.Arbitrary<Filter> =>
  fc.tuple(fc.constantFrom(...operators), of).map(([operator, value]) => ({ field, [operator]: value }) as Condition)
const several = ({ field, of }: Name): fc.Arbitrary<Filter> =>
  fc
    .tuple(fc.constantFrom('in', 'notIn'), fc.array(some(of), { maxLength: 3 }))
    .map(([operator, value]) => ({ field, [operator]: value }) as never)
const between = ({ field, of }: Name): fc.Arbitrary<Filter> =>
  fc.tuple(of, of).map((value) => ({ field, between: value }) as never)
const empty = ({ field }: Name): fc.Arbitrary<Filter> => fc.boolean().map((value) => ({ field, isEmpty: value }))

const parts = fc.oneof(
  texts,
  fc.constantFrom('o', 'LY', '%', '_', '\\', 'zo', 'ß', '', 'N NORD', 'slash', 'k\\sla', 'hara; --'),
)
const dayWords = fc.oneof(
  days,
  fc.constantFrom('today', 'yesterday', '-7d', '+1m', 'thisWeek', 'lastYear', 'thisQuarter'),
)
const spans = fc.constantFrom('7d', '-7d', '2w', '-3m', 'thisMonth', 'lastYear', '2026-03-29')
const orders = ['gt', 'gte', 'lt', 'lte'] as const

/** Every field type with every operator that it knows. */
const byType: Record<string, fc.Arbitrary<Filter>[]> = {
  text: ['name', 'species', 'page', 'story'].flatMap((field) => [
    each({ field, of: some(texts) }, 'is', 'isNot'), several({ field, of: texts }), each({ field, of: parts }, 'contains', 'startsWith'), empty({ field, of: texts }),
  ]),
  number: ['weight', 'tame'].flatMap((field) => [
    each({ field, of: some(numbers) }, 'is', 'isNot'), several({ field, of: numbers }), each({ field, of: numbers }, ...orders), between({ field, of: numbers }), empty({ field, of: numbers }),
  ]),
  integer: [each({ field: 'legs', of: some(wholes) }, 'is', 'isNot'), several({ field: 'legs', of: wholes }), each({ field: 'legs', of: wholes }, ...orders), between({ field: 'legs', of: wholes })],
  money: [each({ field: 'price', of: amounts }, 'is', 'isNot', ...orders), several({ field: 'price', of: amounts }), between({ field: 'price', of: fc.constantFrom(0, 10, 10.5) }), empty({ field: 'price', of: amounts }), each({ field: 'price.currency', of: fc.constantFrom('EUR', 'USD') }, 'is', 'isNot')],
  date: [each({ field: 'bornOn', of: dayWords }, 'is', 'isNot', 'before', 'after', ...orders), between({ field: 'bornOn', of: dayWords }), each({ field: 'bornOn', of: spans }, 'within'), empty({ field: 'bornOn', of: days })],
  dateTime: [each({ field: 'fedAt', of: fc.oneof(dayWords, moments) }, 'is', 'isNot', 'before', 'after', ...orders), between({ field: 'fedAt', of: fc.oneof(dayWords, moments) }), each({ field: 'fedAt', of: spans }, 'within'), empty({ field: 'fedAt', of: days })],
  boolean: [each({ field: 'shy', of: some(fc.boolean()) }, 'is', 'isNot'), empty({ field: 'shy', of: days })],
  choice: [each({ field: 'mood', of: some(keys) }, 'is', 'isNot'), several({ field: 'mood', of: keys }), empty({ field: 'mood', of: keys })],
  choices: [each({ field: 'eats', of: foods }, 'contains'), several({ field: 'eats', of: foods }), empty({ field: 'eats', of: foods })],
  links: ['friends', 'tags'].flatMap((field) => [each({ field, of: someId }, 'contains'), several({ field, of: someId }), empty({ field, of: someId })]),
  link: ['house', 'picture', 'id'].flatMap((field) => [each({ field, of: some(someId) }, 'is', 'isNot'), several({ field, of: someId }), empty({ field, of: someId })]),
  user: ['vet', 'owner'].flatMap((field) => [each({ field, of: fc.oneof(someId, fc.constant('me')) }, 'is', 'isNot'), several({ field, of: fc.constant('me') })]),
  emails: [each({ field: 'emails', of: fc.oneof(emails, fc.constant('ADA@zoo.de ')) }, 'is', 'isNot'), each({ field: 'emails', of: fc.constantFrom('@zoo', 'X_Y', 'ada', '%') }, 'contains', 'startsWith'), empty({ field: 'emails', of: emails })],
  phones: [each({ field: 'phones', of: fc.constantFrom('+4930123456', '030 123456', '040 1') }, 'is', 'isNot'), each({ field: 'phones', of: fc.constantFrom('030 12', '+49 30', '0502', '4930', 'x') }, 'contains', 'startsWith'), empty({ field: 'phones', of: phones })],
  addresses: [each({ field: 'places', of: parts.filter((part) => part !== '') }, 'contains', 'startsWith'), each({ field: 'places.city', of: some(texts) }, 'is', 'isNot'), several({ field: 'places.city', of: texts }), empty({ field: 'places.city', of: texts }), empty({ field: 'places', of: texts })],
  handles: [each({ field: 'handles', of: parts.filter((part) => part !== '') }, 'contains', 'startsWith'), empty({ field: 'handles', of: texts })],
} // prettier-ignore

async function agree(filter: Filter) {
  const { data } = await listRecords(ctx, animal, { filter, limit: 200, fields: ['name'] })
  const found = data.map((row) => row.id).sort()
  const expected = rows.filter((row) => holds(ctx, animal, filter, row)).map((row) => row.id).sort() // prettier-ignore
  expect(found).toEqual(expected)
  return found.length
}

for (const [type, conditions] of Object.entries(byType)) {
  test(`every operator on ${type} finds in the database what it finds in memory`, async () => {
    let some = 0
    for (const condition of conditions) {
      await fc.assert(
        fc.asyncProperty(condition, async (filter) => {
          const found = await agree(filter)
          if (found > 0 && found < rows.length) some++
        }),
        { numRuns: 25, seed: 11 },
      )
    }
    expect(some).toBeGreaterThan(0)
  })
}

const anyCondition = fc.oneof(...Object.values(byType).flat())
const nested: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyCondition,
    fc.array(tie('filter'), { maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('filter'), { maxLength: 3 }).map((or) => ({ or })),
    tie('filter').map((not) => ({ not })),
  ),
})).filter

test('filters of filters mean the same in the database and in memory', async () => {
  await fc.assert(
    fc.asyncProperty(nested, async (filter) => void (await agree(filter))),
    { numRuns: 150, seed: 3 },
  )
})
