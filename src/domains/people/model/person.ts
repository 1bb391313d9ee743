import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { lifeCycle, source } from './life-cycle.ts'

export const person = defineRecord({
  name: 'person',
  plural: 'people',
  label: { one: 'Person', many: 'People' },
  icon: 'users',
  title: 'name',
  naming: { given: 'firstName', family: 'lastName' },
  subtitle: ['jobTitle', 'company'],
  owned: true,
  private: 'owner',
  territory: 'territory',
  tagged: true,
  onlyKept: 'restricted',
  sort: 'name',
  fields: {
    name: f.text({ label: 'Name', searchable: true, sortable: true, setBy: 'derived', sensitivity: 'personal' }),
    firstName: f.text({ label: 'First name', max: 120, sensitivity: 'personal' }),
    lastName: f.text({ label: 'Last name', max: 120, sortable: true, sensitivity: 'personal' }),
    salutation: f.text({ label: 'Salutation', max: 60, sensitivity: 'personal' }),
    emails: f.emails({ label: 'E-mail' }),
    phones: f.phones({ label: 'Phone' }),
    lifeCycle,
    company: f.link({
      label: 'Company',
      to: 'company',
      backLabel: 'People',
      setBy: 'action',
      help: 'Where they work now: their primary role without an end.',
    }),
    jobTitle: f.text({ label: 'Job title', setBy: 'action', searchable: true, max: 200, sensitivity: 'personal' }),
    source,
    campaign: f.text({ label: 'Campaign', help: 'What brought them here, where it has a name.', max: 120 }),
    birthday: f.date({ label: 'Birthday', sensitivity: 'personal' }),
    language: f.text({ label: 'Language', max: 20 }),
    timeZone: f.text({ label: 'Time zone', max: 60 }),
    addresses: f.addresses({ label: 'Address' }),
    handles: f.handles({ label: 'Social profiles' }),
    website: f.url({ label: 'Website', sensitivity: 'personal' }),
    household: f.link({ label: 'Household', to: 'household', backLabel: 'Members', sensitivity: 'personal' }),
    description: f.longText({ label: 'About', sensitivity: 'personal' }),
    territory: f.link({ label: 'Territory', to: 'territory', backLabel: 'People' }),
    territoryFixed: f.boolean({ label: 'Territory is fixed', help: 'The rules of territories leave it where it is.' }),
    lastContactAt: f.dateTime({ label: 'Last contact', sortable: true, setBy: 'derived' }),
    // What the room of leads keeps, so that lists can ask for it.
    arrivedAt: f.dateTime({ label: 'Lead since', sortable: true, setBy: 'derived' }),
    firstTouchAt: f.dateTime({ label: 'First touch', setBy: 'derived' }),
    score: f.number({
      label: 'Score',
      integer: true,
      sortable: true,
      setBy: 'derived',
    }),
    nurtureReason: f.choice({
      label: 'Handed back because',
      fixed: true,
      setBy: 'action',
      options: [
        { key: 'later', label: 'Not now' },
        { key: 'budget', label: 'No budget' },
        { key: 'noAnswer', label: 'No answer' },
        { key: 'need', label: 'No need' },
        { key: 'fit', label: 'Not a fit' },
        { key: 'other', label: 'Other reason' },
      ],
    }),
    // What consents say, so that lists can ask for it.
    emailFor: f.links({ label: 'May be e-mailed for', to: 'purpose', setBy: 'derived', sensitivity: 'personal' }),
    phoneFor: f.links({ label: 'May be called for', to: 'purpose', setBy: 'derived', sensitivity: 'personal' }),
    postFor: f.links({ label: 'May be written to for', to: 'purpose', setBy: 'derived', sensitivity: 'personal' }),
    messageFor: f.links({ label: 'May be messaged for', to: 'purpose', setBy: 'derived', sensitivity: 'personal' }),
    restricted: f.boolean({
      label: 'Restricted',
      help: 'They asked by right that what is known of them is only kept.',
      setBy: 'derived',
    }),
    erasedAt: f.dateTime({ label: 'Erased', setBy: 'derived' }),
  },
})

export const mergePerson = defineAction(person, {
  name: 'merge',
  label: 'Merge with…',
  summary: 'Joins this person into another one: addresses and numbers are united, everything linked here moves there.',
  icon: 'arrow-merge',
  input: { into: f.link({ label: 'Into', to: 'person', required: true, help: 'The one that stays.' }) },
})
