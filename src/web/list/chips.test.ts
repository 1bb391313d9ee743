import { describe, expect, it } from 'vitest'
import { chipsOf, withoutChip, withPart } from './chips.ts'

const owner = { field: 'owner', is: 'me' } as const
const city = { field: 'city', is: 'Lyon' } as const

describe('chips of a filter', () => {
  it('are the parts that must all hold', () => {
    expect(chipsOf({ and: [owner, city] })).toEqual([
      { index: 0, part: owner },
      { index: 1, part: city },
    ])
  })

  it('show a lone condition as one chip, and a group as a whole', () => {
    expect(chipsOf(owner)).toEqual([{ index: 0, part: owner }])
    expect(chipsOf({ or: [owner, city] })).toEqual([{ index: 0, part: { or: [owner, city] } }])
  })

  it('are none without a filter', () => {
    expect(chipsOf(undefined)).toEqual([])
  })

  it('can be added, replaced and taken off', () => {
    expect(withPart(owner, city)).toEqual({ and: [owner, city] })
    expect(withPart({ and: [owner, city] }, { field: 'city', is: 'Paris' }, 1)).toEqual({
      and: [owner, { field: 'city', is: 'Paris' }],
    })
    expect(withoutChip({ and: [owner, city] }, 0)).toEqual({ and: [city] })
    expect(withoutChip(owner, 0)).toEqual({ and: [] })
  })
})
