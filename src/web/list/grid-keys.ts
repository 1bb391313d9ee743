/** Which row, and in cell mode which column, has the light; `editing` while its value is being typed. */
export interface Spotlight {
  row: number
  column: number | null
  editing: boolean
  /** The letter that began the edit. */
  typed?: string
}

type Meaning =
  | { do: 'row'; by: number | 'page' | '-page' | 'first' | 'last' }
  | { do: 'extend'; by: number }
  | { do: 'column'; by: number }
  | { do: 'cells' | 'rows' | 'open' | 'openAside' | 'peek' | 'clear' }
  | { do: 'edit'; typed?: string }

interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** What a key means in a grid: rows are walked and opened; in cell mode cells are walked and edited. */
export function keyMeaning(press: Press, { column }: Pick<Spotlight, 'column'>): Meaning | null {
  const { key } = press
  const mod = press.ctrlKey || press.metaKey
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const by = key === 'ArrowDown' ? 1 : -1
    return press.shiftKey ? { do: 'extend', by } : { do: 'row', by }
  }
  if (key === 'PageDown') return { do: 'row', by: 'page' }
  if (key === 'PageUp') return { do: 'row', by: '-page' }
  if (key === 'Home' && (mod || column === null)) return { do: 'row', by: 'first' }
  if (key === 'End' && (mod || column === null)) return { do: 'row', by: 'last' }
  return column === null ? rowKey(press, mod) : cellKey(press, mod)
}

function rowKey({ key, altKey }: Press, mod: boolean): Meaning | null {
  if (key === 'Enter') return { do: mod ? 'openAside' : 'open' }
  if (mod || altKey) return null
  if (key === 'F2' || key === 'ArrowRight') return { do: 'cells' }
  if (key === 'Escape') return { do: 'clear' }
  if (key === ' ') return { do: 'peek' }
  return null
}

function cellKey({ key, altKey }: Press, mod: boolean): Meaning | null {
  if (mod || altKey) return null
  if (key === 'ArrowRight') return { do: 'column', by: 1 }
  if (key === 'ArrowLeft') return { do: 'column', by: -1 }
  if (key === 'Home') return { do: 'column', by: -Infinity }
  if (key === 'End') return { do: 'column', by: Infinity }
  if (key === 'Escape') return { do: 'rows' }
  if (key === 'Enter' || key === 'F2') return { do: 'edit' }
  return key.length === 1 && key !== ' ' ? { do: 'edit', typed: key } : null
}

interface Acts {
  spot: Spotlight
  columns: number
  pageRows: number
  length: number
  go: (next: Partial<Spotlight>) => void
  extend: (by: number) => void
  peek: () => void
  open: (newTab: boolean) => void
  clear: () => void
}

/** Does what a key means. */
export function act(meaning: Meaning, { spot, columns, pageRows, length, go, extend, peek, open, clear }: Acts): void {
  switch (meaning.do) {
    case 'row':
      return go({ row: rowAfter(meaning.by, spot.row, pageRows, length) })
    case 'extend':
      return extend(meaning.by)
    case 'column':
      return go({ column: Math.max(0, Math.min((spot.column ?? 0) + meaning.by, columns - 1)) })
    case 'cells':
      return go({ column: 0 })
    case 'rows':
      return go({ column: null })
    case 'edit':
      return go({ editing: true, ...(meaning.typed !== undefined && { typed: meaning.typed }) })
    case 'open':
      return open(false)
    case 'openAside':
      return open(true)
    case 'peek':
      return peek()
    case 'clear':
      return clear()
  }
}

function rowAfter(by: number | 'page' | '-page' | 'first' | 'last', row: number, page: number, length: number): number {
  if (by === 'first') return 0
  if (by === 'last') return length - 1
  return row + (by === 'page' ? page : by === '-page' ? -page : by)
}
