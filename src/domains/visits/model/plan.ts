import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { company, person } from '../../people/model/index.ts'

const planning = {
  name: 'planVisit',
  label: 'Plan a visit…',
  summary: 'Plans a visit of one’s own for a day; none where one is planned for it already.',
  icon: 'map-pin',
  bulk: true,
  // Where one is with a customer, their timeline offers a visit; many are planned in a list.
  onPanel: true,
  input: { day: f.date({ label: 'Planned for', required: true }) },
}

export const planVisitToCompany = defineAction(company, planning)
export const planVisitToPerson = defineAction(person, planning)
