import { expect, test } from 'vitest'
import { withOwn, type OwnField, type OwnType } from '../../kernel/own-field.ts'
import { definitionOfOwn } from '../../kernel/own-record.ts'
import { evidenceOf, meets, readyOf, scoreOf } from './index.ts'

const field = (key: string, type: OwnType, more: Partial<OwnField> = {}): OwnField => ({
  ...{ of: 'x_machine', key, type, label: key, help: null, section: null, linksTo: null, formula: null, rollUp: null },
  ...{ wholeNumbers: false, required: false, noTwoAlike: false, searchable: false, sortable: false },
  ...{ sensitivity: 'internal', options: [], initial: null, position: 0, column: `c_${key}` },
  ...more,
})
const bare = definitionOfOwn({
  ...{ name: 'x_machine', plural: 'machines', label: { one: 'Machine', many: 'Machines' }, words: {}, icon: 'tool' },
  ...{ color: null, titleLabel: 'Name', boardBy: null, group: 'more', position: 0 },
})
const machine = {
  ...bare,
  all: withOwn(bare, [
    field('serial', 'text'),
    field('maker', 'text'),
    field('manual', 'url'),
    field('mail', 'emails'),
    field('hotline', 'phones'),
    field('bought', 'date'),
    field('safe', 'text', { sensitivity: 'secret' }),
  ]),
}

type Given = Record<string, unknown> & { name: string }
const rowOf = ({ name, mail, hotline, ...own }: Given, id: string) => ({
  ...{ id, name },
  ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`custom.${key}`, value])),
  'custom.mail': mail ? [{ value: mail, normal: mail }] : null,
  'custom.hotline': hotline ? [{ value: hotline, normal: hotline }] : null,
})

/** Whether two are shown, and why; `called` is how many are called so. */
function compared(one: Given, other: Given, called = 2) {
  const [first, second] = [readyOf(machine, rowOf(one, '1')), readyOf(machine, rowOf(other, '2'))]
  const { isLikely, levels } = scoreOf(machine, first.profile, second.profile, called)
  const why = evidenceOf(machine, levels, first.profile, second.profile).map(({ sentence }) => sentence.message)
  return { shown: isLikely && meets(first, second), why }
}

test('the same number is enough, however it was typed', () => {
  expect(compared({ name: 'Press', serial: 'SN 47-11' }, { name: 'Hall 3', serial: 'sn4711' })).toEqual({ shown: true, why: ['same serial', 'different names'] }) // prettier-ignore
  expect(compared({ name: 'Press', maker: 'Siemens' }, { name: 'Saw', maker: 'Siemens' }).shown).toBe(false)
})

test('an address, a telephone number or a web address is, where the names agree', () => {
  for (const key of ['mail', 'hotline', 'manual']) {
    const value = { mail: 'press@hall.example', hotline: '+49305550101', manual: 'https://maker.example/p/press' }[key]
    expect(compared({ name: 'Big press', [key]: value }, { name: 'Big pres', [key]: value }).shown, key).toBe(true)
    expect(compared({ name: 'Big press', [key]: value }, { name: 'Band saw', [key]: value }).shown, key).toBe(false)
  }
  const at = (manual: string) => ({ name: 'Big press', manual })
  expect(compared(at('http://www.maker.example/p/1/'), at('https://maker.example/p/1'))).toEqual({ shown: true, why: ['same manual', 'same name'] }) // prettier-ignore
})

test('a name alone never is; with another text it is, unless many are called so', () => {
  expect(compared({ name: 'Press' }, { name: 'Press' }).shown).toBe(false)
  const made = { name: 'Press', maker: 'Müller' }
  expect(compared(made, { ...made, maker: 'Mueller' })).toEqual({ shown: true, why: ['same name', 'same maker'] })
  expect(compared(made, made, 8).shown).toBe(false)
})

test('another number, also in the name, or another day speaks against it', () => {
  const at = { mail: 'hall@works.example' }
  expect(compared({ name: 'Press', ...at }, { name: 'Press', ...at }).shown).toBe(true)
  expect(compared({ name: 'Press', serial: 'A-1001', ...at }, { name: 'Press', serial: 'A-1002', ...at })).toMatchObject({ shown: false, why: ['same e-mail', 'same name', 'different: serial'] }) // prettier-ignore
  expect(compared({ name: 'Press 7', ...at }, { name: 'Press 8', ...at }).shown).toBe(false)
  const made = { name: 'Press', maker: 'Krupp' }
  expect(compared({ ...made, bought: '2020-01-01' }, { ...made, bought: '2024-01-01' }).shown).toBe(false)
})

test('what is secret tells nothing', () => {
  const safe = 'Code 998877'
  expect(compared({ name: 'Press', safe }, { name: 'Press', safe })).toEqual({ shown: false, why: ['same name'] })
})
