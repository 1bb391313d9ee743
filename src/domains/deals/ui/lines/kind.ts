import type { RecordDefinition } from '../../../../kernel/record.ts'
import { deal, dealLine } from '../../model/index.ts'

/** Lines that are edited on one screen: those of a deal, and of whatever else has the same. */
export interface LinesKind {
  lines: typeof dealLine
  /** What they are part of, and by which link. */
  whole: RecordDefinition
  by: string
  /** The words for the title of the screen. */
  title: string
}

export const linesOfDeal: LinesKind = { lines: dealLine, whole: deal, by: 'deal', title: 'deals.linesOf' }
