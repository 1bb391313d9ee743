import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { deal } from '../../deals/model/index.ts'
import { person } from '../../people/model/index.ts'

/** The stages of the life cycle in which somebody may still become a lead that we work on. */
export const unqualified = ['subscriber', 'lead'] as const

export const qualifyPerson = defineAction(person, {
  name: 'qualify',
  label: 'Qualify…',
  summary: 'Makes a deal of a lead, with the company they work for; the person stays who they are, and undo takes all of it back.',
  icon: 'user-check',
  input: {
    company: f.link({ label: 'Company', to: 'company', help: 'One that is there already.' }),
    newCompany: f.text({ label: 'New company', help: 'The name of one that is to be made.', max: 300 }),
    deal: f.text({ label: 'Deal', help: 'Called after the company or the person when left out.', max: 300 }),
    amount: f.like(deal.fields.amount, {}),
    pipeline: f.like(deal.fields.pipeline, { help: 'The first one when left out.' }),
  },
  when: { field: 'lifeCycle', in: [...unqualified] },
}) // prettier-ignore

export const handBackPerson = defineAction(person, {
  name: 'handBack',
  label: 'Hand back…',
  summary: 'Takes a lead that is not ready out of the queue, with the reason; a task brings it back to the same seller on a day.',
  icon: 'arrow-back-up',
  input: {
    reason: f.like(person.fields.nurtureReason, { required: true }),
    words: f.longText({ label: 'What we know', help: 'So that whoever comes back to it need not ask again.', max: 5000 }),
    returnOn: f.date({ label: 'Come back on', help: 'They are a lead again then, and a task reminds of it.' }),
  },
  when: { field: 'lifeCycle', in: ['lead', 'qualified'] },
}) // prettier-ignore
