import type { Model } from '../../../kernel/model.ts'

export { briefed, raiseCodes, type Brief, type Raise, type RaiseCode, type Word } from './brief.ts'
export type { NextCode, NextStep } from './next.ts'

/** Describes no record of its own: a brief is made anew from those of others whenever it is read. */
export const model: Model = { room: 'brief', records: [], actions: [] }
