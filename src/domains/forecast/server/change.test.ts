import { expect, test } from 'vitest'
import { changesIn } from './change.ts'
import type { Entry } from './entries.ts'

const entry = (deal: string, more: Partial<Entry> = {}): Entry => ({
  ...{
    deal,
    owner: null,
    status: 'open',
    category: 'pipeline',
    probability: 10,
    amount: '100',
  },
  ...{ isUnrated: false, closeOn: '2026-01-05', closedAt: null },
  ...more,
})
const known = (...ids: string[]) => new Set(ids)

test('each deal that is different is told once, by what matters most, with what it comes to', () => {
  const changes = changesIn({
    then: [entry('a'), entry('b'), entry('c'), entry('d'), entry('e'), entry('f'), entry('same'), entry('w', { status: 'won' })], // prettier-ignore
    now: [
      entry('a', { status: 'won', amount: '150.50' }),
      entry('b', { amount: '120', category: 'commit' }),
      entry('c', { amount: '99.99' }),
      entry('d', { category: 'bestCase' }),
      entry('n'),
      entry('m'),
      entry('same'),
      entry('w'),
    ],
    knownThen: known('a', 'b', 'c', 'd', 'e', 'f', 'm', 'same', 'w'),
    knownNow: known('a', 'b', 'c', 'd', 'e', 'n', 'm', 'same', 'w'),
  })
  expect(changes.map(({ kind, amount, ids }) => [kind, amount, ids.join(' ')])).toEqual([
    ['won', '50.5', 'a'],
    ['new', '100', 'n'],
    ['movedIn', '100', 'm'],
    ['reopened', '0', 'w'],
    ['grew', '20', 'b'],
    ['shrank', '-0.01', 'c'],
    ['surer', '0', 'd'],
    ['movedOut', '-100', 'e'],
    ['gone', '-100', 'f'],
  ])
})

test('nothing is told where nothing is different', () => {
  const same = {
    then: [entry('a')],
    now: [entry('a')],
    knownThen: known('a'),
    knownNow: known('a'),
  }
  expect(changesIn(same)).toEqual([])
})
