import { expect, test } from 'vitest'
import { dealPast } from './deal-past.ts'

const noon = (day: string) => `${day}T12:00:00.000Z`

test('a won deal was opened on one day and won on another', () => {
  const values = { name: 'Cancity GTX Pro', status: 'won', openedOn: '2016-10-20', closeOn: '2017-03-01' }
  expect(dealPast(values, noon)).toEqual({
    values: {
      name: 'Cancity GTX Pro',
      openedOn: '2016-10-20',
      closeOn: '2017-03-01',
      stageSince: '2016-10-20T12:00:00.000Z',
    },
    happenedAt: '2016-10-20T12:00:00.000Z',
    since: [
      {
        name: 'win',
        happenedAt: '2017-03-01T12:00:00.000Z',
        patch: { status: 'won', closedAt: '2017-03-01T12:00:00.000Z', closeOn: '2017-03-01' },
      },
    ],
  })
})

test('a lost deal keeps its reason, and an opening after its end is none', () => {
  const past = dealPast({ status: 'lost', openedOn: '2017-05-01', closeOn: '2017-03-01', lossReason: 'price' }, noon)
  expect(past.happenedAt).toBe('2017-03-01T12:00:00.000Z')
  expect(past.since).toMatchObject([{ name: 'lose', patch: { status: 'lost', lossReason: 'price' } }])
})

test('an open deal has no end', () => {
  expect(dealPast({ status: 'open', openedOn: '2016-10-20' }, noon)).toEqual({
    values: { openedOn: '2016-10-20', stageSince: '2016-10-20T12:00:00.000Z' },
    happenedAt: '2016-10-20T12:00:00.000Z',
    since: [],
  })
})

test('a closed deal of which nobody knows when is brought in as it is', () => {
  expect(dealPast({ status: 'lost' }, noon)).toEqual({ values: { status: 'lost' }, since: [] })
})
