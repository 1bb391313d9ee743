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
    start: -3.3,
    about: { same: 4.7 },
    address: { abroad: -2.7, different: -1.2, near: 0.7, same: 1.9, town: -2.4 },
    bare: { both: 3.6, neither: -1.8, one: 0.7 },
    bearers: { few: 0.1, many: -2.7, some: -1.1, three: 1.7, two: 2.1 },
    beside: { household: -3.3, more: 1.8, one: 6.3 },
    day: { different: -2.6, same: 7.8 },
    email: { different: -1.4, house: -1.6, same: 7.5, shared: -2, similar: -2.2, some: 1.8 },
    family: { different: -1.3, letters: -0.5, part: 0.1, same: -0.2, similar: 0.3 },
    given: { absent: 1.6, different: -4.4, initial: -0.1, letters: 0.7, same: 0.6, short: -0.7, similar: 1.1 },
    link: { different: -2.1, same: 3.1 },
    phone: { abroad: -4, different: -2.2, same: 2, some: -2, tail: 1.9 },
    swapped: { yes: 1.1 },
    from: 1.5,
  },
  companies: {
    start: -2.8,
    address: { abroad: -4.2, different: -2.5, near: 0.5, same: 1.6, town: -2 },
    bare: { both: 2.5, neither: -3.1, one: -0.2 },
    bearers: { few: -1.7, some: -2.6, three: 0.1, two: 0.7 },
    beside: { more: 0.8, one: 3.7 },
    domain: { different: -7, same: 3.7, stem: 5.5 },
    email: { same: 3.7, shared: 3.7 },
    form: { different: -3.2, same: -0.1 },
    name: { different: -5.3, letters: 2.8, longer: -0.6, order: 1.9, part: -5.1, same: 3.7, similar: 2.7 },
    phone: { abroad: -4.1, different: -2.6, same: 3.6, tail: 3.5 },
    from: 1.4,
  },
}
