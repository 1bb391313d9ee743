import { defineAction } from '../../../kernel/action.ts'
import { f, type Option } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

const ends = [
  { key: 'answered', label: 'Answered', color: 'green' },
  { key: 'refused', label: 'Refused', color: 'red' },
  { key: 'withdrawn', label: 'Withdrawn', color: 'gray' },
] as const satisfies readonly Option[]

/**
 * What a person asked for by right, until when it must be answered, and what was done. What tells of them goes when they are
 * erased; that it was asked and answered in time stays.
 */
export const privacyRequest = defineRecord({
  name: 'privacyRequest',
  plural: 'privacyRequests',
  label: { one: 'Privacy request', many: 'Privacy requests' },
  icon: 'mail',
  title: 'title',
  subtitle: ['person', 'state'],
  partOf: 'person',
  owned: true,
  secluded: true,
  sort: 'dueOn',
  reminder: { at: 'remindAt', over: 'closed' },
  fields: {
    title: f.text({ label: 'Privacy request', sortable: true, setBy: 'derived', max: 120 }),
    // Empty only once the person was deleted for good: the proof stays.
    person: f.link({ label: 'Person', to: 'person', backLabel: 'Privacy requests', setBy: 'action' }),
    kind: f.choice({
      label: 'They ask for',
      required: true,
      fixed: true,
      initial: 'access',
      options: [
        { key: 'access', label: 'Access' },
        { key: 'correction', label: 'Correction' },
        { key: 'erasure', label: 'Erasure' },
        { key: 'restriction', label: 'Restriction' },
        { key: 'objection', label: 'Objection' },
        { key: 'portability', label: 'Portability' },
      ],
    }),
    receivedOn: f.date({ label: 'Received', help: 'Today when left out.', sortable: true }),
    via: f.choice({
      label: 'Received by',
      required: true,
      fixed: true,
      initial: 'email',
      options: [
        { key: 'email', label: 'E-mail' },
        { key: 'post', label: 'Post' },
        { key: 'phone', label: 'Phone' },
        { key: 'spoken', label: 'In person' },
        { key: 'form', label: 'Form' },
        { key: 'other', label: 'Other' },
      ],
    }),
    identity: f.choice({
      label: 'Identity',
      help: 'How you know that it is they who ask.',
      required: true,
      fixed: true,
      initial: 'unchecked',
      options: [
        { key: 'unchecked', label: 'Not checked yet', color: 'gray' },
        { key: 'known', label: 'Known in person', color: 'green' },
        { key: 'address', label: 'From an address that is known', color: 'green' },
        { key: 'document', label: 'By a document', color: 'green' },
      ],
    }),
    words: f.longText({ label: 'What they say', max: 5000, sensitivity: 'personal' }),
    dueOn: f.date({ label: 'Due', sortable: true, setBy: 'derived' }),
    extendedBecause: f.text({ label: 'Extended because', max: 500, setBy: 'action', sensitivity: 'personal' }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'open',
      setBy: 'action',
      tracked: true,
      options: [{ key: 'open', label: 'Open', color: 'blue' }, ...ends],
    }),
    closedAt: f.dateTime({ label: 'Closed', sortable: true, setBy: 'action' }),
    done: f.longText({ label: 'What was done', max: 5000, setBy: 'action', sensitivity: 'personal' }),
    proof: f.text({ label: 'Proof', help: 'The id of the erasure, of the restriction, or of the answer that was prepared.', max: 60, setBy: 'derived' }),
    closed: f.boolean({ label: 'Is closed', initial: false, setBy: 'derived' }),
    remindAt: f.dateTime({ label: 'Reminder', setBy: 'derived' }),
  },
}) // prettier-ignore

const { fields } = privacyRequest

export const extendPrivacyRequest = defineAction(privacyRequest, {
  name: 'extend',
  label: 'Extend',
  summary: 'Gives two more months, once, as the law allows for what is complex; the person is to be told why within the first.',
  icon: 'clock',
  input: { reason: f.like(fields.extendedBecause, { required: true }) },
  when: { and: [{ field: 'state', is: 'open' }, { field: 'extendedBecause', isEmpty: true }] },
}) // prettier-ignore

export const closePrivacyRequest = defineAction(privacyRequest, {
  name: 'close',
  label: 'Close request',
  summary: 'Says what came of it: it was answered, refused for a reason, or they no longer ask.',
  icon: 'check',
  input: {
    state: f.like(fields.state, { required: true, options: ends, initial: undefined }),
    done: f.like(fields.done, { required: true }),
    at: f.dateTime({ label: 'When', help: 'Now when left out.' }),
  },
  when: { field: 'state', is: 'open' },
})

export const reopenPrivacyRequest = defineAction(privacyRequest, {
  name: 'reopen',
  label: 'Reopen',
  summary: 'Takes it up again: what was done was not all.',
  icon: 'rotate',
  input: {},
  when: { field: 'closed', is: true },
})
