import type { Model } from '../../../kernel/model.ts'

export { askedOf, ofDeal, timeOf, type Asked } from './asked.ts'
export type { Chance } from './chance.ts'
export type { Days, Outcome, Outcomes } from './outcome.ts'
export type { BackTest, Bin, Errors, Family, Verdict, WinModel } from './win-model.ts'

/** Describes no record: it reads what became of deals. */
export const model: Model = { room: 'insight', records: [], actions: [] }
