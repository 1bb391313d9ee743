import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** That we brought a customer and a principal together, and until when business between them is ours as well. */
export const introduction = defineRecord({
  name: 'introduction',
  plural: 'introductions',
  label: { one: 'Introduction', many: 'Introductions' },
  icon: 'link',
  title: 'name',
  subtitle: ['principal', 'introducedOn'],
  owned: true,
  private: 'owner',
  tagged: true,
  sort: '-introducedOn',
  warns: ['notice'],
  fields: {
    name: f.text({ label: 'Name', help: 'Whom and to whom, when left out.', searchable: true, sortable: true, max: 300, sensitivity: 'personal' }),
    company: f.link({ label: 'Company', help: 'Whom we introduced.', to: 'company', backLabel: 'Introduced to others' }),
    person: f.link({ label: 'Person', help: 'Where it was somebody and not their whole company.', to: 'person', backLabel: 'Introduced to others' }),
    principal: f.link({ label: 'Introduced to', help: 'The principal: who is to do business with them through us.', to: 'company', backLabel: 'Introduced to them', required: true }),
    introducedOn: f.date({ label: 'Introduced on', help: 'Today when left out.', sortable: true }),
    protectedUntil: f.date({ label: 'Protected until', help: 'The last day on which business between them counts as ours; without an end when left out.', sortable: true }),
    agreement: f.longText({ label: 'What was agreed' }),
    deal: f.link({ label: 'Deal', help: 'What came of it through us.', to: 'deal', backLabel: 'Introductions' }),
    unanswered: f.number({ label: 'Direct dealings to answer', integer: true, initial: 0, sortable: true, setBy: 'derived' }),
    noticedAt: f.dateTime({ label: 'Last noticed', help: 'When Farley last noticed that they deal with each other directly.', sortable: true, setBy: 'action' }),
  },
}) // prettier-ignore
