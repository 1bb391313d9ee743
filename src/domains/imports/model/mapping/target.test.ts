import { expect, test } from 'vitest'
import { models } from '../../../../domains.model.gen.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { targetOf, targetsOf } from './target.ts'

const records: RecordDefinition[] = models.flatMap((model) => [...model.records])
const record = (name: string) => records.find((each) => each.name === name)!
const label = (key: string, name: string) => targetOf(key, record(name), records)?.label

test.each([
  ['lastName', 'person', 'Last name'],
  ['phones:mobile', 'person', 'Phone, mobile'],
  ['emails:2.label', 'person', 'E-mail, 2 label'],
  ['addresses:home.city', 'person', 'Address, home city'],
  ['addresses.country', 'company', 'Address, country'],
  ['amount.currency', 'deal', 'Amount, currency'],
  ['dealLine.product', 'deal', 'Line: Product'],
  ['owner', 'deal', 'Owner'],
  ['@id', 'deal', 'Id in the other system'],
  ['@name', 'person', 'Whole name'],
])('%s is a target of a %s: %s', (key, name, expected) => {
  expect(label(key, name)?.message).toBe(expected)
})

test.each([
  ['colour', 'person'],
  ['createdAt', 'person'],
  ['deletedAt', 'company'],
  ['probability', 'deal'],
  ['role', 'user'],
  ['active', 'user'],
  ['canSignIn', 'user'],
  ['addresses', 'person'],
  ['addresses.planet', 'person'],
  ['phones:carrier', 'person'],
  ['dealLine.deal', 'deal'],
  ['dealLine.product', 'company'],
  ['@name', 'company'],
  ['constructor', 'person'],
  ['__proto__', 'person'],
  ['toString', 'deal'],
  ['lastName; drop table people', 'person'],
  ['', 'person'],
])('%j is no target of a %s', (key, name) => {
  expect(label(key, name)?.message).toBeUndefined()
})

test('every target that is offered is one, and is offered once', () => {
  for (const each of records) {
    const keys = targetsOf(each, records).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(targetOf(key, each, records)?.key).toBe(key)
  }
})
