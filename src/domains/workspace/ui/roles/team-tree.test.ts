import { expect, test } from 'vitest'
import { teamTree } from './team-tree.ts'

test('each team stands below the one that it is part of, and one whose own is gone at the top', () => {
  const teams = [
    { id: 'c', name: 'Coast', parent: 'n' },
    { id: 's', name: 'South', parent: 'gone' },
    { id: 'n', name: 'North', parent: null },
    { id: 'a', name: 'Alps', parent: 'n' },
  ]
  expect(teamTree(teams).map(({ row, depth }) => `${'-'.repeat(depth)}${row.name}`)).toEqual([
    'North',
    '-Alps',
    '-Coast',
    'South',
  ])
})
