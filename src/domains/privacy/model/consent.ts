import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { channels } from './channels.ts'

/**
 * Whether a person may be contacted for a purpose by a channel, with its proof. There is one a person, purpose and channel;
 * what it was before stands in its history. Where there is none, nobody has asked.
 */
export const consent = defineRecord({
  name: 'consent',
  plural: 'consents',
  label: { one: 'Consent', many: 'Consents' },
  icon: 'circle-check',
  title: 'title',
  subtitle: ['channel', 'state'],
  partOf: 'person',
  sort: '-since',
  fields: {
    title: f.text({ label: 'Consent', sortable: true, setBy: 'derived', max: 120 }),
    person: f.link({ label: 'Person', to: 'person', required: true, setBy: 'action' }),
    purpose: f.link({ label: 'Purpose', to: 'purpose', required: true, setBy: 'action' }),
    channel: f.choice({ label: 'Channel', required: true, fixed: true, setBy: 'action', options: channels }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'given',
      setBy: 'action',
      tracked: true,
      options: [
        { key: 'given', label: 'Given', color: 'green' },
        { key: 'withdrawn', label: 'Withdrawn', color: 'red' },
      ],
    }),
    since: f.dateTime({ label: 'Since', sortable: true, setBy: 'action' }),
    how: f.choice({
      label: 'How',
      required: true,
      fixed: true,
      initial: 'other',
      setBy: 'action',
      options: [
        { key: 'form', label: 'Form' },
        { key: 'doubleOptIn', label: 'Double opt-in' },
        { key: 'spoken', label: 'Spoken' },
        { key: 'paper', label: 'On paper' },
        { key: 'mail', label: 'By e-mail' },
        { key: 'import', label: 'Import' },
        { key: 'other', label: 'Other' },
      ],
    }),
    basis: f.choice({
      label: 'Legal basis',
      required: true,
      fixed: true,
      initial: 'consent',
      setBy: 'action',
      options: [
        { key: 'consent', label: 'Consent' },
        { key: 'contract', label: 'Contract' },
        { key: 'interest', label: 'Legitimate interest' },
        { key: 'law', label: 'Legal obligation' },
      ],
    }),
    words: f.longText({ label: 'Words shown', help: 'What they agreed to, word for word.', max: 5000, setBy: 'action' }),
    source: f.text({ label: 'Source', help: 'Where: a page, a fair, a call.', max: 500, setBy: 'action', sensitivity: 'personal' }),
    file: f.file({ label: 'Document', setBy: 'action' }),
  },
}) // prettier-ignore

const { fields } = consent
const proof = {
  at: f.dateTime({ label: 'When', help: 'Now when left out.' }),
  how: f.like(fields.how, { required: true }),
  source: f.like(fields.source, {}),
  file: f.like(fields.file, {}),
}

export const giveConsent = defineAction(consent, {
  name: 'give',
  label: 'Give',
  summary: 'The person agrees; what they agreed to, when and how is kept as proof.',
  icon: 'check',
  input: { ...proof, words: f.like(fields.words, {}), basis: f.like(fields.basis, {}) },
  when: { field: 'state', is: 'withdrawn' },
})

export const withdrawConsent = defineAction(consent, {
  name: 'withdraw',
  label: 'Withdraw',
  summary: 'The person no longer agrees, or objects; from now on they are not contacted this way for this purpose.',
  icon: 'hand-stop',
  input: proof,
  when: { field: 'state', is: 'given' },
})
