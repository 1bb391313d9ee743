import type { RowOf } from '../../../../kernel/record.ts'
import type { dealPerson } from '../../model/index.ts'

/** Somebody in a deal, with the words for what they are there. */
export interface Stakeholder {
  row: RowOf<typeof dealPerson>
  name: string
  role: string | null
  stance: string | null
}
