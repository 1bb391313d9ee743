import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import { relatedLists } from './related-lists.ts'

const base = { label: { one: 'x', many: 'x' }, icon: 'x', title: 'name' } as const
const deal = defineRecord({ ...base, name: 'deal', plural: 'deals', fields: { name: f.text({ label: 'Name' }), company: f.link({ label: 'Company', to: 'company', backLabel: 'Deals' }) } }) // prettier-ignore
const part = defineRecord({ ...base, name: 'part', plural: 'parts', hidden: true, fields: { name: f.text({ label: 'Name' }), company: f.link({ label: 'Company', to: 'company', backLabel: 'Parts' }) } }) // prettier-ignore
const note = defineRecord({ ...base, name: 'note', plural: 'notes', fields: { name: f.text({ label: 'Name' }), about: f.links({ label: 'About', to: 'any', backLabel: 'Activities' }) } }) // prettier-ignore

test('a link with a name for its other end makes a related list', () => {
  expect(relatedLists('company', [deal, part, note]).map(({ field, label }) => [field, label])).toEqual([
    ['company', 'Deals'],
  ])
})

test('so does a field with many links, but for what only says who', () => {
  const race = defineRecord({ ...base, name: 'race', plural: 'races', fields: { name: f.text({ label: 'Name' }), rivals: f.links({ label: 'Up against', to: 'company', backLabel: 'Races' }), team: f.links({ label: 'Team', to: 'company' }) } }) // prettier-ignore
  const [races, ...others] = relatedLists('company', [race])
  expect([races!.label, races!.filter('1')]).toEqual(['Races', { field: 'rivals', contains: '1' }])
  expect(others).toEqual([])
})

test('records that point elsewhere are not related', () => {
  expect(relatedLists('person', [deal, part, note])).toEqual([])
})

test('documents are listed with what they are about, by the name of their kind', () => {
  const file = defineRecord({ ...base, label: { one: 'File', many: 'Files' }, name: 'file', plural: 'files', fields: { name: f.text({ label: 'Name' }), sha256: f.text({ label: 'Digest' }), about: f.links({ label: 'About', to: 'any', backLabel: 'Activities' }) } }) // prettier-ignore
  const [files] = relatedLists('company', [file, note])
  expect([files!.label, files!.filter('1')]).toEqual(['Files', { field: 'about', contains: '1' }])
})
