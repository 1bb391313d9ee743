import { expect, test } from 'vitest'
import { folded } from './fold.ts'
import type { Entry } from './timeline-query.ts'

const entry = (id: string, kind: string, at: string): Entry => ({
  id: kind === 'change' ? 'changed' : id,
  kind,
  at,
  record: kind,
  subject: 's',
})

test('changes that follow each other on a day are one line; a contact between them parts them', () => {
  const items = folded(
    [
      entry('1', 'change', '2026-11-18T10:00:00Z'),
      entry('2', 'change', '2026-11-18T09:00:00Z'),
      entry('3', 'note', '2026-11-18T08:00:00Z'),
      entry('4', 'change', '2026-11-18T07:00:00Z'),
      entry('5', 'change', '2026-11-17T07:00:00Z'),
    ],
    'UTC',
  )
  expect(items.map((item) => (item.type === 'changes' ? item.entries.length : item.type))).toEqual([
    'day',
    2,
    'entry',
    1,
    'day',
    1,
  ])
})

test('a day begins by the reader’s clock', () => {
  const items = folded([entry('1', 'note', '2026-11-17T23:30:00Z')], 'Europe/Berlin')
  expect(items[0]).toMatchObject({ type: 'day', day: '2026-11-18' })
})

test('changes of two records are never told as one', () => {
  const [one, other] = ['deal', 'person'].map((id) => ({ ...entry('1', 'change', '2026-11-18T10:00:00Z'), id }))
  expect(folded([one!, other!, one!], 'UTC').map(({ type }) => type)).toEqual(['day', 'changes', 'changes', 'changes'])
})
