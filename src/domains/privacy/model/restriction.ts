import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Why what is known of a person is only kept, and until when; once it was lifted, that they were told before. */
export const restriction = defineRecord({
  name: 'restriction',
  plural: 'restrictions',
  label: { one: 'Restriction', many: 'Restrictions' },
  icon: 'hand-stop',
  title: 'title',
  subtitle: ['person', 'state'],
  partOf: 'person',
  secluded: true,
  sort: '-createdAt',
  fields: {
    title: f.text({ label: 'Restriction', sortable: true, setBy: 'derived', max: 120 }),
    person: f.link({ label: 'Person', to: 'person', required: true, setBy: 'action' }),
    reason: f.choice({
      label: 'Why',
      required: true,
      fixed: true,
      initial: 'accuracy',
      options: [
        { key: 'accuracy', label: 'They contest that it is accurate' },
        { key: 'unlawful', label: 'It is unlawful, but they want it kept' },
        { key: 'claim', label: 'They need it for a claim' },
        { key: 'objection', label: 'They object, and it is not decided yet' },
      ],
    }),
    words: f.longText({ label: 'What it is about', max: 5000, sensitivity: 'personal' }),
    until: f.date({
      label: 'Until',
      help: 'It is lifted by itself after that day, so tell them of it now. Lifted by hand when empty.',
    }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'active',
      setBy: 'action',
      tracked: true,
      options: [
        { key: 'active', label: 'In force', color: 'amber' },
        { key: 'lifted', label: 'Lifted', color: 'gray' },
      ],
    }),
    toldOn: f.date({ label: 'They were told on', setBy: 'action' }),
    notice: f.longText({ label: 'What they were told', max: 5000, setBy: 'action', sensitivity: 'personal' }),
    liftedAt: f.dateTime({ label: 'Lifted', sortable: true, setBy: 'derived' }),
  },
})

const { fields } = restriction

export const liftRestriction = defineAction(restriction, {
  name: 'lift',
  label: 'Lift',
  summary: 'Lets what is known of the person be used again; they are told so before, as the law asks.',
  icon: 'check',
  input: { toldOn: f.like(fields.toldOn, { required: true }), notice: f.like(fields.notice, {}) },
  when: { field: 'state', is: 'active' },
})
