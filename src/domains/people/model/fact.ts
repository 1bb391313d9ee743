import { f } from '../../../kernel/field.ts'
import { defineRecord, type RowOf } from '../../../kernel/record.ts'

/** A line of the Farley File: what one would like to remember of a person. */
export const fact = defineRecord({
  name: 'fact',
  plural: 'facts',
  label: { one: 'Personal fact', many: 'Personal facts' },
  icon: 'notebook',
  title: 'text',
  partOf: 'person',
  private: 'author',
  hidden: true,
  sort: '-createdAt',
  fields: {
    person: f.link({ label: 'Person', to: 'person', backLabel: 'Personal facts', required: true }),
    text: f.text({ label: 'Fact', required: true, max: 1000, sensitivity: 'personal' }),
    kind: f.choice({
      label: 'Kind',
      required: true,
      fixed: true,
      initial: 'interest',
      options: [
        { key: 'family', label: 'Family' },
        { key: 'interest', label: 'Interest' },
        { key: 'preference', label: 'Preference' },
        { key: 'promise', label: 'Promise' },
        { key: 'met', label: 'How we met' },
      ],
    }),
    dueOn: f.date({ label: 'Due', help: 'For a promise: until when.' }),
    validUntil: f.date({ label: 'Valid until' }),
  },
})

/** The icon of each kind of fact. */
export const factIcons: Readonly<Record<NonNullable<RowOf<typeof fact>['kind']>, string>> = {
  family: 'heart',
  interest: 'star',
  preference: 'clock',
  promise: 'hand-stop',
  met: 'affiliate',
}
