import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { industries } from './industries.ts'
import { lifeCycle, source } from './life-cycle.ts'

export const company = defineRecord({
  name: 'company',
  plural: 'companies',
  label: { one: 'Company', many: 'Companies' },
  icon: 'building',
  title: 'name',
  subtitle: ['industry'],
  owned: true,
  private: 'owner',
  territory: 'territory',
  tagged: true,
  sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 300 }),
    industry: f.choice({ label: 'Industry', sortable: true, options: industries }),
    lifeCycle,
    website: f.url({ label: 'Website', searchable: true }),
    emails: f.emails({ label: 'E-mail' }),
    phones: f.phones({ label: 'Phone' }),
    addresses: f.addresses({ label: 'Address', sensitivity: 'public' }),
    vatNumber: f.text({ label: 'VAT number', help: 'Stands on their orders and invoices.', max: 30 }),
    parent: f.link({ label: 'Parent company', to: 'company', backLabel: 'Subsidiaries' }),
    employees: f.number({ label: 'Employees', integer: true, range: [0, 100_000_000], sortable: true }),
    revenue: f.money({ label: 'Yearly revenue', sortable: true }),
    foundedIn: f.number({ label: 'Founded in', integer: true, range: [1000, 2200] }),
    source,
    handles: f.handles({ label: 'Social profiles', sensitivity: 'public' }),
    description: f.longText({ label: 'About' }),
    territory: f.link({ label: 'Territory', to: 'territory', backLabel: 'Companies' }),
    territoryFixed: f.boolean({ label: 'Territory is fixed', help: 'The rules of territories leave it where it is.' }),
    lastContactAt: f.dateTime({ label: 'Last contact', sortable: true, setBy: 'derived' }),
  },
})

export const mergeCompany = defineAction(company, {
  name: 'merge',
  label: 'Merge with…',
  summary: 'Joins this company into another one: its people, deals, activities and addresses move there.',
  icon: 'arrow-merge',
  input: { into: f.link({ label: 'Into', to: 'company', required: true, help: 'The one that stays.' }) },
})
