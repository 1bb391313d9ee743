import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** People who are called one after another, by whoever has time. */
export const callList = defineRecord({
  name: 'callList',
  plural: 'callLists',
  label: { one: 'Call list', many: 'Call lists' },
  icon: 'headset',
  title: 'name',
  subtitle: ['purpose'],
  shared: true,
  sort: '-createdAt',
  configured: { not: 'who is called is what a company does, not how it is set up' },
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 200 }),
    purpose: f.link({
      label: 'What for',
      help: 'Only those are called who agreed to it by phone; when left out, all who have not objected.',
      to: 'purpose',
      backLabel: 'Call lists',
    }),
    script: f.longText({ label: 'What to say', help: '{firstName}, {lastName}, {company} and {me} stand for whom you call and for you.', max: 10_000 }),
    tries: f.number({ label: 'Tries', help: 'How often somebody is called who does not answer.', integer: true, initial: 3, range: [1, 20] }),
    closed: f.boolean({ label: 'Closed', help: 'Nobody is called from it any more.', initial: false }),
  },
}) // prettier-ignore
