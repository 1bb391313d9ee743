import type { RoomUi } from '../../../web/room.ts'
import { f } from '../../../kernel/field.ts'
import { create } from '../../../web/api/create.ts'
import { employment, model } from '../model/index.ts'

const leads = { field: 'lifeCycle', is: 'lead' }

const ui: RoomUi = {
  model,
  menu: [
    {
      group: 'sales',
      to: '/people?view=leads',
      label: 'Leads',
      icon: 'user-plus',
      record: 'person',
      keys: 'g l',
      order: 10,
    },
    { group: 'customers', record: 'person', keys: 'g p', order: 10 },
    { group: 'customers', record: 'company', keys: 'g c', order: 20 },
    { group: 'customers', record: 'household', order: 30 },
  ],
  lists: {
    person: {
      columns: ['name', 'company', 'jobTitle', 'emails', 'phones', 'lifeCycle', 'lastContactAt', 'owner'],
      widths: {
        name: 224,
        company: 152,
        jobTitle: 136,
        emails: 168,
        phones: 140,
        lifeCycle: 104,
        lastContactAt: 112,
        firstTouchAt: 184,
      },
      views: [
        {
          key: 'leads',
          label: 'Leads',
          filter: leads,
          sort: '-arrivedAt',
          columns: ['name', 'company', 'score', 'source', 'campaign', 'owner', 'arrivedAt', 'firstTouchAt'],
        },
        { key: 'mine', label: 'My people', filter: { field: 'owner', is: 'me' } },
        { key: 'customers', label: 'Customers', filter: { field: 'lifeCycle', is: 'customer' } },
        {
          key: 'quiet',
          label: 'No contact for 90 days',
          filter: { field: 'lastContactAt', before: '-90d' },
          sort: 'lastContactAt',
        },
      ],
      phone: ['company', 'lifeCycle'],
      acts: () => import('./person-acts.ts'),
    },
    company: {
      columns: ['name', 'industry', 'lifeCycle', 'website', 'employees', 'revenue', 'lastContactAt', 'owner'],
      totals: ['revenue'],
      widths: { revenue: 136 },
      views: [
        { key: 'mine', label: 'My companies', filter: { field: 'owner', is: 'me' } },
        { key: 'customers', label: 'Customers', filter: { field: 'lifeCycle', is: 'customer' } },
      ],
      phone: ['industry', 'lifeCycle'],
    },
    household: { columns: ['name', 'addresses', 'owner'] },
  },
  creates: [
    {
      record: 'person',
      also: {
        company: f.link({ label: 'Company', to: 'company' }),
        jobTitle: f.text({ label: 'Job title', max: 200 }),
      },
      after: async (person, { company, jobTitle }) => {
        if (typeof company !== 'string') return
        await create(employment, {
          person,
          company,
          title: (jobTitle as string | null | undefined) ?? null,
          main: true,
        })
      },
    },
  ],
  panels: [
    {
      record: 'person',
      key: 'facts',
      label: 'Farley brief',
      place: 'side',
      load: () => import('./panels/facts-card.tsx'),
    },
    {
      record: 'person',
      key: 'roles',
      label: 'Roles',
      place: 'related',
      load: () => import('./panels/roles-panel.tsx'),
    },
    {
      record: 'person',
      key: 'place',
      label: 'Local time',
      place: 'byline',
      load: () => import('./panels/local-time.tsx'),
    },
    {
      record: 'company',
      key: 'place',
      label: 'Local time',
      place: 'byline',
      load: () => import('./panels/local-time.tsx'),
    },
    { record: 'company', key: 'group', label: 'Group', place: 'head', load: () => import('./panels/parent-path.tsx') },
  ],
  queue: () => import('./home/promises-due.ts'),
  firstSteps: [
    {
      key: 'people',
      icon: 'users',
      words: 'people.first',
      order: 20,
      done: { record: 'person' },
      to: '/begin?step=data',
    },
  ],
}
export default ui
