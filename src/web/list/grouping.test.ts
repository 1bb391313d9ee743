import { describe, expect, it } from 'vitest'
import { f } from '../../kernel/field.ts'
import { filterOfGroup, groupingAt, groupingsOf, groupKey, orderOfGroups } from './grouping.ts'

const fields = {
  name: f.text({ label: 'Name' }),
  stage: f.link({ label: 'Stage', to: 'stage' }),
  closeOn: f.date({ label: 'Close date' }),
  urgent: f.boolean({ label: 'Urgent' }),
  tags: f.links({ label: 'Tags', to: 'tag' }),
}
const at = (key: string) => groupingAt(fields, key)!

describe('grouping', () => {
  it('goes by what has one value of few: links, choices, days by their month or week', () => {
    expect(groupingsOf(fields).map(groupKey)).toEqual(['stage', 'closeOn:month', 'closeOn:week', 'urgent'])
    expect(groupingAt(fields, 'tags')).toBeUndefined()
    expect(groupingAt(fields, 'none')).toBeUndefined()
  })

  it('asks for the rows of a group with what the list asks for already', () => {
    const open = { field: 'status', is: 'open' } as const
    expect(filterOfGroup(at('stage'), 's1', open)).toEqual({ and: [open, { field: 'stage', is: 's1' }] })
    expect(filterOfGroup(at('stage'), null, undefined)).toEqual({ field: 'stage', isEmpty: true })
    expect(filterOfGroup(at('closeOn:month'), '2027-02-01', undefined)).toEqual({
      field: 'closeOn',
      between: ['2027-02-01', '2027-02-28'],
    })
    expect(filterOfGroup(at('closeOn:week'), '2027-02-22', undefined)).toEqual({
      field: 'closeOn',
      between: ['2027-02-22', '2027-02-28'],
    })
  })

  it('tells what nobody said from what was said to be no', () => {
    expect(filterOfGroup(at('urgent'), false, undefined)).toEqual({
      and: [
        { field: 'urgent', is: false },
        { field: 'urgent', isEmpty: false },
      ],
    })
  })

  it('stands as the workspace arranged it, months after each other, and what belongs nowhere last', () => {
    expect(orderOfGroups(at('stage'), [null, 'b', 'x', 'a'], ['a', 'b'], undefined)).toEqual([3, 1, 2, 0])
    const months = ['2027-02-01', null, '2026-12-01']
    expect(orderOfGroups(at('closeOn:month'), months, [], 'closeOn')).toEqual([2, 0, 1])
    expect(orderOfGroups(at('closeOn:month'), months, [], '-closeOn')).toEqual([0, 2, 1])
  })
})
