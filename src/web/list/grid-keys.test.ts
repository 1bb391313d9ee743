import { describe, expect, it } from 'vitest'
import { keyMeaning } from './grid-keys.ts'

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
})
