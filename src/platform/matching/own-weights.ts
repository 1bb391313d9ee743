import type { Weights } from './weights.ts'

/**
 * What agreement says of two records of a company's own type, in bits. Nobody has labelled such records, so these are set
 * by hand, for machines, contracts and policies alike: the same number or address speaks strongly, a name never enough
 * alone, and another number, customer or day speaks against two of one name.
 */
export const ownWeights: Weights = {
  start: -5,
  code: { same: 8, different: -6 },
  site: { same: 6, different: -1 },
  word: { same: 3 },
  email: { same: 7, some: 6, shared: 3, different: -1 },
  phone: { more: 7, same: 6, some: 5, tail: 4, different: -1, abroad: -1 },
  name: { same: 3, letters: 3, order: 2.5, similar: 1.5, longer: 1, part: -1.5, different: -2 },
  link: { same: 1.5, different: -5 },
  day: { same: 1.5, different: -3 },
  bearers: { few: -1, some: -2, many: -3 },
  from: 1,
}
