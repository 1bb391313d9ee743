import { describe, expect, it } from 'vitest'
import { isChanged, queryOfText, queryText, readAddress, shownQuery, writeAddress, type ListQuery } from './query.ts'

const query: ListQuery = {
  layout: 'table',
  filter: { and: [{ field: 'owner', is: 'me' }, { not: { field: 'company.industry', isEmpty: true } }] },
  sort: '-closeOn,name',
  columns: ['name', 'company'],
}

describe('the address of a list', () => {
  it('carries filter, sort and columns there and back', () => {
    expect(readAddress(writeAddress({ ...query, view: 'v1', q: 'acme' }))).toEqual({ ...query, view: 'v1', q: 'acme' })
  })

  it('carries what was done to columns and rows there and back', () => {
    const shaped: ListQuery = {
      widths: { amount: 140, name: 300 },
      frozen: 2,
      totals: { amount: 'avg', closeOn: 'none' },
      density: 'compact',
      group: 'closeOn:month',
    }
    expect(readAddress(writeAddress(shaped))).toEqual(shaped)
    expect(queryOfText(queryText(shaped))).toEqual(shaped)
    expect(readAddress({ widths: 'amount:wide,:3', density: 'tiny', frozen: '-1' })).toEqual({})
  })

  it('reads a number that was typed into the search as text', () => {
    expect(readAddress({ q: 4182 })).toEqual({ q: '4182' })
  })

  it('leaves out what makes no sense', () => {
    expect(readAddress({ layout: 'globe', filter: 'x', sort: 3, columns: '' })).toEqual({})
  })
})

describe('a view', () => {
  it('keeps a query as text and gives it back', () => {
    expect(queryOfText(queryText(query))).toEqual(query)
  })

  it('survives an unreadable filter', () => {
    expect(queryOfText('filter=%7Bbroken&sort=name')).toEqual({ sort: 'name' })
  })

  it('is overlaid by the address, and lies over the beginning of the list', () => {
    const shown = shownQuery(
      { view: 'v1', sort: 'name' },
      { filter: query.filter, sort: '-amount' },
      { sort: 'createdAt', columns: ['name'] },
    )
    expect(shown).toEqual({ filter: query.filter, sort: 'name', columns: ['name'] })
  })

  it('counts as changed when the address says something else, not when it says the same', () => {
    expect(isChanged({ sort: 'name' }, { sort: 'name' })).toBe(false)
    expect(isChanged({ sort: '-name' }, { sort: 'name' })).toBe(true)
    expect(isChanged({ filter: { and: [] } }, query)).toBe(true)
    expect(isChanged({ group: 'none', frozen: 1 }, {})).toBe(false)
    expect(isChanged({ group: 'none' }, { group: 'stage' })).toBe(true)
  })
})
