import { defineAction } from '../../../../kernel/action.ts'
import { f } from '../../../../kernel/field.ts'
import { defineRecord } from '../../../../kernel/record.ts'
import { call } from '../../../activities/model/index.ts'

/** Steps that are taken with somebody, one after the other, until one of its rules stops them. */
export const sequence = defineRecord({
  name: 'sequence',
  plural: 'sequences',
  label: { one: 'Sequence', many: 'Sequences' },
  icon: 'list-check',
  title: 'name',
  subtitle: ['purpose'],
  shared: true,
  sort: 'name',
  configured: { not: 'how people are spoken with is what a company does, not how it is set up' },
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 200 }),
    about: f.longText({ label: 'Description', max: 5000 }),
    purpose: f.link({
      label: 'What for',
      help: 'Only those are enrolled who agreed to it by every way that the steps go; when left out, all who have not objected.',
      to: 'purpose',
      backLabel: 'Sequences',
    }),
    stopOutcomes: f.choices({
      label: 'A call stops it that ends with',
      help: 'It stops anyway when they answer, when a deal of theirs is won or lost, or when they may not be reached any more.',
      fixed: true,
      options: call.fields.outcome.options!,
    }),
    closed: f.boolean({ label: 'Closed', help: 'Nobody new is enrolled; those under way go on.', initial: false }),
  },
})

/** The steps of a sequence as they once were written; whoever was enrolled then goes on with them. */
export const sequenceVersion = defineRecord({
  name: 'sequenceVersion',
  plural: 'sequenceVersions',
  label: { one: 'Version of steps', many: 'Versions of steps' },
  icon: 'history',
  title: 'title',
  partOf: 'sequence',
  hidden: true,
  sort: '-createdAt',
  fields: {
    title: f.text({ label: 'Sequence', setBy: 'derived', max: 200 }),
    sequence: f.link({ label: 'Of', to: 'sequence', required: true, setBy: 'action' }),
    number: f.number({ label: 'Number', integer: true, setBy: 'derived' }),
    steps: f.longText({ label: 'Steps', help: 'As JSON: [{"kind":"call","days":0,"title":"…","text":"…"}].', required: true, setBy: 'action' }),
    note: f.text({ label: 'What is new', max: 500 }),
  },
}) // prettier-ignore

export const letEveryoneGoOn = defineAction(sequence, {
  name: 'everyone',
  label: 'Everybody goes on with the new steps',
  summary: 'Those who were enrolled before the steps changed go on with them as they are now.',
  icon: 'refresh',
  input: {},
})
