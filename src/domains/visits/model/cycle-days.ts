import type { visitCycle } from './visit-cycle.ts'
import type { RowOf } from '../../../kernel/record.ts'

/** How often a cycle says that somebody is visited. */
export type Rhythm = Pick<RowOf<typeof visitCycle>, 'every' | 'unit'>

/** As many as every quarter has, so that as many visits as were said fit into the shortest. */
const daysOfQuarter = 90

/** The days from one visit to the next; so many visits a quarter are spread over it evenly. */
export const cycleDays = ({ every, unit }: Rhythm): number =>
  unit === 'quarter' ? Math.max(1, Math.floor(daysOfQuarter / every)) : every * 7
