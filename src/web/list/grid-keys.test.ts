import { describe, expect, it } from 'vitest'
import { keyMeaning, rangeOf } from './grid-keys.ts'

const meaning = (key: string, column: number | null, held: object = {}) =>
  keyMeaning({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, { column })

describe('a key in the grid', () => {
  it('walks and opens rows', () => {
    expect(meaning('ArrowDown', null)).toEqual({ do: 'row', by: 1 })
    expect(meaning('ArrowUp', null, { shiftKey: true })).toEqual({ do: 'extend', by: -1 })
    expect(meaning('Enter', null)).toEqual({ do: 'open' })
    expect(meaning('Enter', null, { ctrlKey: true })).toEqual({ do: 'openAside' })
  })

  it('goes into cell mode and back out', () => {
    expect(meaning('F2', null)).toEqual({ do: 'cells' })
    expect(meaning('ArrowRight', null)).toEqual({ do: 'cells' })
    expect(meaning('Escape', 2)).toEqual({ do: 'rows' })
  })

  it('edits in cell mode only: by Enter, F2, or a letter, which begins the text', () => {
    expect(meaning('Enter', 1)).toEqual({ do: 'edit' })
    expect(meaning('a', 1)).toEqual({ do: 'edit', typed: 'a' })
    expect(meaning('a', null)).toBeNull()
    expect(meaning('c', 1, { ctrlKey: true })).toBeNull()
  })

  it('stretches a range with Shift, empties and fills it, in cell mode', () => {
    expect(meaning('ArrowDown', 1, { shiftKey: true })).toEqual({ do: 'stretch', rows: 1, columns: 0 })
    expect(meaning('ArrowLeft', 1, { shiftKey: true })).toEqual({ do: 'stretch', rows: 0, columns: -1 })
    expect(meaning('Delete', 1)).toEqual({ do: 'empty' })
    expect(meaning('d', 1, { metaKey: true })).toEqual({ do: 'fillDown' })
    expect(meaning('d', null, { metaKey: true })).toBeNull()
    expect(rangeOf({ row: 2, column: 1, editing: false, from: { row: 4, column: 0 } })).toEqual({
      rows: [2, 4],
      columns: [0, 1],
    })
  })

  it('opens and closes a group on its head, and follows the reading', () => {
    const onGroup = (key: string, rtl = false) =>
      keyMeaning(
        { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
        { column: 1, onGroup: true, rtl },
      )
    expect(onGroup('ArrowRight')).toEqual({ do: 'unfold' })
    expect(onGroup('ArrowLeft')).toEqual({ do: 'fold' })
    expect(onGroup('ArrowLeft', true)).toEqual({ do: 'unfold' })
    expect(onGroup('a')).toBeNull()
  })
})
