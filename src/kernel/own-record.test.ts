import { expect, test } from 'vitest'
import { definitionOfOwn, isOwnRecordKey, recordKeyOf, type OwnRecord } from './own-record.ts'

const machine: OwnRecord = {
  ...{ name: 'x_machine', plural: 'machines', label: { one: 'Machine', many: 'Machines' }, words: {} },
  ...{
    icon: 'tool',
    color: null,
    titleLabel: 'Serial number',
    boardBy: null,
    group: 'customers',
    position: 1,
    table: 'x_1',
  },
}

test('a key is plain, and means nothing to programs', () => {
  for (const key of ['machine', 'leasedMachines', 'order', 'select', 'table'])
    expect(isOwnRecordKey(key), key).toBe(true)
  for (const key of ['', 'm', 'Machine', '1st', 'a_b', 'a-b', 'a b', 'ä', 'constructor', 'toString', '__proto__', 'xMachine', 'a'.repeat(41)]) expect(isOwnRecordKey(key), key).toBe(false) // prettier-ignore
})

test('a key is made of a name in any script, and never twice', () => {
  expect(recordKeyOf('Leased machines', new Set(), 'records')).toBe('leasedMachines')
  expect(recordKeyOf('Verträge', new Set(), 'records')).toBe('vertrage')
  expect(recordKeyOf('الآلات', new Set(), 'records')).toBe('records')
  expect(recordKeyOf('Machine', new Set(['machine']), 'record')).toBe('machine2')
  expect(recordKeyOf('Constructor', new Set(), 'record')).toBe('record')
})

test('one is described as any record is, and is the same while nothing about it changes', () => {
  const one = definitionOfOwn(machine)
  expect(one).toMatchObject({ name: 'x_machine', plural: 'machines', title: 'name', owned: true, tagged: true })
  expect(one.fields.name).toMatchObject({ label: 'Serial number', required: true, searchable: true })
  expect(definitionOfOwn({ ...machine })).toBe(one)
  expect(definitionOfOwn({ ...machine, titleLabel: 'Name' })).not.toBe(one)
})
