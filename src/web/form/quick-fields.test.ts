import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import { quickFields } from './quick-fields.ts'

const label = { one: 'x', many: 'x' }
const person = defineRecord({
  name: 'person', plural: 'people', label, icon: 'x', title: 'name',
  fields: {
    name: f.text({ label: 'Name', setBy: 'derived' }), firstName: f.text({ label: 'First name' }), lastName: f.text({ label: 'Last name' }),
    salutation: f.text({ label: 'Salutation' }), emails: f.emails({ label: 'E-mail' }), phones: f.phones({ label: 'Phone' }),
    household: f.link({ label: 'Household', to: 'household' }), website: f.url({ label: 'Website' }),
  },
}) // prettier-ignore
const deal = defineRecord({
  name: 'deal', plural: 'deals', label, icon: 'x', title: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true }), company: f.link({ label: 'Company', to: 'company' }), amount: f.money({ label: 'Amount' }),
    stage: f.link({ label: 'Stage', to: 'stage', setBy: 'action', required: true }), openedOn: f.date({ label: 'Opened' }), closeOn: f.date({ label: 'Close' }), description: f.longText({ label: 'About' }),
  },
}) // prettier-ignore

test('a composed name is asked for in its parts, then how to reach somebody', () => {
  expect(quickFields(person, person.all, [])).toEqual(['firstName', 'lastName', 'emails', 'phones', 'household'])
})

test('what rooms ask along comes right after the name', () => {
  expect(quickFields(person, person.all, [], ['company', 'jobTitle'])).toEqual([
    'firstName', 'lastName', 'company', 'jobTitle', 'emails', 'phones',
  ]) // prettier-ignore
})

test('what must be said is asked for, what is given already is not', () => {
  expect(quickFields(deal, deal.all, [])).toEqual(['name', 'stage', 'company', 'amount', 'closeOn'])
  expect(quickFields(deal, deal.all, ['company', 'stage'])).toEqual(['name', 'amount', 'closeOn'])
})

test('what the company’s layout asks stands in its order, and what must be said is asked whatever it leaves out', () => {
  const asks = ['description', 'amount', 'archived']
  expect(quickFields(deal, deal.all, [], [], { asks })).toEqual(['name', 'description', 'amount', 'stage'])
  expect(quickFields(deal, deal.all, ['amount'], [], { asks })).toEqual(['name', 'description', 'stage'])
  expect(quickFields(person, person.all, [], ['company'], { asks: ['phones', 'lastName'] })).toEqual([
    'firstName', 'phones', 'lastName', 'company',
  ]) // prettier-ignore
})

test('what a rule demands of every new one is asked, with a layout and without', () => {
  expect(quickFields(deal, deal.all, [], [], { asks: ['amount'], demanded: ['openedOn'] })).toEqual(['name', 'amount', 'stage', 'openedOn']) // prettier-ignore
  expect(quickFields(deal, deal.all, [], [], { demanded: ['openedOn'] })).toContain('openedOn')
})
