import { expect, test } from 'vitest'
import { inOrder, type VisitRow } from './in-order.ts'

const row = (id: string, status: VisitRow['status'] = 'planned') => ({ id, status }) as VisitRow
const stop = (id: string, kilometres: number | null = null) => ({ id, latitude: 50, longitude: 10, kilometres })

test('what is planned goes by the way, what is not on it yet follows, what is over comes last', () => {
  const rows = [row('over', 'done'), row('new'), row('far'), row('near')]
  const sorted = inOrder(rows, [stop('near'), stop('far', 12)])
  expect(sorted.map((each) => [each.row.id, each.kilometres])).toEqual([
    ['near', null],
    ['far', 12],
    ['new', null],
    ['over', null],
  ])
})
