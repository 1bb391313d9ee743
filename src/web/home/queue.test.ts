import { expect, test } from 'vitest'
import { kindsOf, ordered, type QueueItem } from './queue.ts'

const item = (title: string, rank: number, kind = 'Tasks') => ({ id: title, title, rank, kind }) as QueueItem

test('what rooms put into the queue stands in one order, the most urgent first', () => {
  const items = ordered([[item('b', 2), item('c', 3)], undefined, [item('a', 1, 'Deals')]])
  expect(items.map(({ title }) => title)).toEqual(['a', 'b', 'c'])
  expect(kindsOf(items)).toEqual([{ kind: 'Deals', count: 1 }, { kind: 'Tasks', count: 2 }]) // prettier-ignore
})
