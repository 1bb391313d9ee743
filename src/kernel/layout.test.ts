import { expect, test } from 'vitest'
import { knownOnly, layoutFor, type FieldGroup, type Layout } from './layout.ts'

const layout = (id: string, more: Partial<Layout> = {}): Layout => ({
  id, of: 'deal', role: null, way: null, page: null, head: null, asks: null, ...more,
}) // prettier-ignore
const all = [
  layout('everybody'),
  layout('large', { way: 'large' }),
  layout('reps', { role: 'reps' }),
  layout('reps at large', { role: 'reps', way: 'large' }),
  layout('people', { of: 'person' }),
]
const idFor = (layouts: readonly Layout[], role: string, way: string | null) =>
  layoutFor(layouts, 'deal', { role, way })?.id ?? null

test('role and pipeline together come before the role, that before the pipeline, and that before the one for all', () => {
  const without = (...ids: string[]) => all.filter(({ id }) => !ids.includes(id))
  expect(idFor(all, 'reps', 'large')).toBe('reps at large')
  expect(idFor(without('reps at large'), 'reps', 'large')).toBe('reps')
  expect(idFor(without('reps at large', 'reps'), 'reps', 'large')).toBe('large')
  expect(idFor(without('reps at large', 'reps', 'large'), 'reps', 'large')).toBe('everybody')
  expect(idFor([], 'reps', 'large')).toBe(null)
})

test('what is made for others, for another pipeline or for another kind of record does not hold', () => {
  expect(idFor(all, 'member', 'small')).toBe('everybody')
  expect(idFor(all, 'member', 'large')).toBe('large')
  expect(idFor(all, 'reps', null)).toBe('reps')
  expect(idFor([all[4]!], 'reps', 'large')).toBe(null)
})

test('which holds does not depend on the order in which they were made', () => {
  expect(idFor(all.toReversed(), 'reps', 'large')).toBe('reps at large')
})

test('what is not known is named nowhere, and a group of nothing else is none', () => {
  const groups: FieldGroup[] = [
    { key: 'section', heading: 'Secret', names: ['salary'] },
    { key: 'details', columns: 2, names: ['name', 'salary'] },
  ]
  const told = layout('told', { page: { groups, leftOut: ['salary', 'source'] }, head: ['salary'], asks: ['name'] })
  expect(knownOnly(told, (name) => name !== 'salary')).toEqual({
    ...told,
    page: { groups: [{ key: 'details', columns: 2, names: ['name'] }], leftOut: ['source'] },
    head: [],
  })
})
