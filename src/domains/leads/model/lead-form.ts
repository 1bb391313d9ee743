import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { person } from '../../people/model/index.ts'

/** What a form may ask for beside the e-mail address, which it always asks for, in the order in which it does. */
export const askable = ['firstName', 'lastName', 'companyName', 'jobTitle', 'phone', 'message'] as const
export type Askable = (typeof askable)[number]

const options = [
  { key: 'firstName', label: 'First name' },
  { key: 'lastName', label: 'Last name' },
  { key: 'companyName', label: 'Company' },
  { key: 'jobTitle', label: 'Job title' },
  { key: 'phone', label: 'Phone' },
  { key: 'message', label: 'Message' },
] as const satisfies readonly { key: Askable; label: string }[]

/** A page of questions that anybody may answer, by which people come to us; and what becomes of whoever does. */
export const leadForm = defineRecord({
  name: 'leadForm',
  plural: 'leadForms',
  label: { one: 'Form', many: 'Forms' },
  icon: 'forms',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['key'], holds: { ownAsks: 'json' }, last: ['ownAsks'] },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 120 }),
    key: f.text({ label: 'Key in its address', unique: true, setBy: 'derived', max: 40 }),
    closed: f.boolean({ label: 'Takes no answers', initial: false }),
    heading: f.text({ label: 'Heading', help: 'What stands over it; the company’s name when left out.', max: 200 }),
    about: f.longText({ label: 'What it is about', max: 2000 }),
    asks: f.choices({ label: 'Asks for', help: 'Beside the e-mail address.', fixed: true, options }),
    needs: f.choices({ label: 'Must be answered', fixed: true, options }),
    ownAsks: f.longText({ label: 'Asks for fields of your own', help: 'As JSON: [{"field":"custom.region","needed":false}].', max: 5000 }),
    purpose: f.link({ label: 'Asks to agree to', to: 'purpose', backLabel: 'Forms', help: 'To be e-mailed for this purpose; a box that nobody has ticked yet.' }),
    consentWords: f.longText({ label: 'Words of the box', help: 'Kept with each consent; those of the purpose when left out.', max: 5000 }),
    confirms: f.boolean({ label: 'Confirmed by e-mail', help: 'Whoever ticks the box gets a mail, and has agreed once they press the button behind its link.', initial: false }),
    thanks: f.longText({ label: 'Thanks', help: 'Shown to whoever has answered.', max: 2000 }),
    source: f.like(person.fields.source, { help: 'Stands on whoever comes by it.' }),
    campaign: f.like(person.fields.campaign, {}),
    owner: f.user({ label: 'In charge', backLabel: 'Forms', help: 'Of whoever comes by it; with a team, when nobody of it has room.' }),
    team: f.link({ label: 'Team', to: 'team', backLabel: 'Forms', help: 'Its members in turn, whoever has waited longest.' }),
    skills: f.links({ label: 'Asks to be good at', to: 'tag', help: 'Leads go only to whom the rota knows to be.' }),
    capacity: f.number({ label: 'Leads at most', help: 'That a member of the team may have open.', integer: true, range: [1, 10_000] }),
    touchWithin: f.number({ label: 'Speak with them within', help: 'In the working hours of whoever got them; else the next of the team does.', integer: true, unit: 'minutes', range: [1, 2880] }),
    passes: f.number({ label: 'Passed on at most', help: 'Times; then they go to whoever is in charge.', integer: true, range: [1, 20], initial: 3 }),
  },
}) // prettier-ignore
