import type { Respect } from './levels.ts'

/**
 * What each level of agreement says for (or against) two records being the same, in bits: each is a factor of two. From
 * `from` bits on people are shown the two.
 */
export type Weights = { readonly start: number; readonly from: number } & {
  readonly [R in Respect]?: Readonly<Record<string, number>>
}

// Written by `npm run matching -- learn`.
export const weights: Readonly<Record<'people' | 'companies', Weights>> = {
  people: {
    start: 1.3,
    about: { same: 4.7 },
    address: { abroad: -3.3, different: -2.2, near: -0.1, same: 1, town: -3.1, unsaid: -2.8 },
    bare: { both: -0.1, neither: 0.6, one: 0.7 },
    bearers: { few: 0, many: -0.7, some: -0.5, three: 1.8, two: 1.8 },
    beside: { household: -3.3, more: 0.8, one: 5.9 },
    day: { different: -2.3, same: 7.7 },
    email: { different: -2.7, house: -2.6, same: 5.7, shared: -3, similar: -2.7, some: 0.4, unsaid: -2.3 },
    family: { different: -1.4, letters: -0.1, part: 0.8, same: 0.5, similar: 1.1 },
    given: { absent: 1.4, different: -4, initial: 0.2, letters: 0.8, same: 1.1, short: -0.2, similar: 1.6 },
    link: { different: -3.5, same: 1.8, unsaid: -3.2 },
    phone: { abroad: -5.4, different: -3.7, more: 6, same: 0.3, some: -6.3, tail: 0.6, unsaid: -3.2 },
    swapped: { yes: 0.8 },
    from: 0.9,
  },
  companies: {
    start: 1.1,
    address: { abroad: -4.9, different: -3.4, near: -0.6, same: 0.6, town: -2.4, unsaid: -2.8 },
    bare: { both: -1, neither: -0.3, one: 0.3 },
    bearers: { few: -1.5, some: -2.5, three: 0, two: 0.6 },
    beside: { more: 0.7, one: 3.5 },
    domain: { different: -7.8, same: 2.1, stem: 3.7, unsaid: -3 },
    form: { different: -3.3, same: 0.1 },
    name: { different: -5.3, letters: 2.6, longer: -0.5, order: 1.9, part: -5.3, same: 3.9, similar: 2.7 },
    phone: { abroad: -4.7, different: -3.4, same: 2.4, tail: 2.4, unsaid: -2.6 },
    email: { same: 2.1, shared: 2.1 },
    from: 1.6,
  },
}
