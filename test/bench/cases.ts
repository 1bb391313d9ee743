import { call, note } from '../../src/domains/activities/model/index.ts'
import { emailOf, idOf, kinds, lastName, mixed, personName } from './made-up.ts'
import { sellers, sizes } from './sizes.ts'

/** An owner, a rep who sees what is theirs, and somebody who sees that and what meets a rule that nothing meets. */
export type Who = 'owner' | 'rep' | 'by rule'

/** A door to measure: requests that differ in their values, not in their shape. */
export interface Case {
  name: string
  /** The request with this number. */
  request: (number: number, who: Who) => { path: string; body?: unknown }
  /** Runs at these numbers of clients; 1 and 16 when left out. */
  clients?: readonly number[]
  /** The owner and the rep when left out. */
  whos?: readonly Who[]
}

export const everybody: readonly Who[] = ['owner', 'rep', 'by rule']

const filter = (value: unknown) => `filter=${encodeURIComponent(JSON.stringify(value))}`
/** The rep is seller 7, and asks only for what is theirs; who sees by rule is seller 8. */
export const repNumber = 7
export const byRuleNumber = 8
const mine = (number: number, of: number, who: Who) => {
  const any = mixed(number, 60) % of
  return who === 'rep' ? any - (any % sellers) + repNumber : any
}
const within = (number: number, of: number, who: Who) => Math.min(mine(number, of - sellers, who), of - 1)

export const cases: readonly Case[] = [
  {
    name: 'get a person',
    request: (n, who) => ({ path: `/people/${idOf(kinds.person, within(n, sizes.people, who))}` }),
  },
  { name: 'list, first page of 50', request: () => ({ path: '/people?limit=50&sort=name' }), whos: everybody },
  {
    name: 'list, filtered',
    request: (n) => ({
      path: `/people?limit=50&sort=name&${filter({ field: 'lastName', is: lastName(mixed(n, 61) % sizes.people) })}`,
    }),
  },
  {
    name: 'list, filtered through a link',
    request: (n) => ({
      path: `/deals?limit=50&${filter({
        and: [
          { field: 'status', is: 'open' },
          { field: 'company.industry', is: ['food', 'energy', 'retail'][n % 3] },
        ],
      })}`,
    }),
  },
  { name: 'list, sorted by last contact', request: () => ({ path: '/people?limit=50&sort=-lastContactAt' }) },
  {
    name: 'list, jump into the middle',
    whos: everybody,
    request: (n) => ({ path: `/people?limit=50&sort=name&at=${(0.2 + (mixed(n, 62) % 600) / 1000).toFixed(3)}` }),
  },
  {
    name: 'timeline of a person',
    request: (n, who) => ({
      path: `/people/${idOf(kinds.person, within(n, sizes.people, who))}/timeline?kinds=${note.name},${call.name}`,
    }),
  },
  {
    name: 'search, exact e-mail',
    request: (n, who) => ({ path: `/search?q=${encodeURIComponent(emailOf(within(n, sizes.people, who)))}` }),
  },
  {
    name: 'search, prefix',
    whos: everybody,
    request: (n, who) => ({ path: `/search?q=${encodeURIComponent(prefix(within(n, sizes.people, who)))}` }),
  },
  {
    name: 'search, typing error',
    request: (n, who) => ({ path: `/search?q=${encodeURIComponent(typo(within(n, sizes.people, who)))}` }),
    clients: [1, 4],
  },
  {
    name: 'likely the same, on entry',
    request: (n, who) => ({ path: '/people/match', body: typedIn(within(n, sizes.people, who)) }),
  },
  {
    name: 'board: sums by stage',
    request: () => ({
      path: '/deals/aggregate',
      body: {
        filter: { field: 'status', is: 'open' },
        groupBy: ['stage'],
        measures: [{ fn: 'count' }, { fn: 'sum', field: 'amount' }],
      },
    }),
  },
  {
    name: 'aggregate by month',
    request: () => ({
      path: '/deals/aggregate',
      body: {
        filter: { field: 'status', is: 'won' },
        groupBy: [{ field: 'closeOn', by: 'month' }],
        measures: [{ fn: 'count' }, { fn: 'sum', field: 'amount' }],
      },
    }),
  },
]

function prefix(number: number): string {
  const { firstName, lastName: last } = personName(number)
  return `${firstName} ${last.slice(0, 5)}`
}

function typo(number: number): string {
  const { firstName, lastName: last } = personName(number)
  return `${firstName} ${last.slice(0, 3)}${last[4] ?? ''}${last[3] ?? ''}${last.slice(5)}`
}

/** Somebody who is there already, with an address that is not kept and a slip in the name. */
function typedIn(number: number): Record<string, unknown> {
  const { firstName, lastName: last } = personName(number)
  return {
    name: `${firstName} ${last.slice(0, 3)}${last.slice(4)}`,
    emails: [`${last.toLowerCase()}.${number}@elsewhere.example`],
  }
}
