/** Which line, and in cell mode which column, has the light; `editing` while its value is being typed. */
export interface Spotlight {
  row: number
  column: number | null
  editing: boolean
  /** The letter that began the edit. */
  typed?: string
  /** The other corner of a range of cells. */
  from?: Place
}
export interface Place {
  row: number
  column: number
}

type Meaning =
  | { do: 'row'; by: number | 'page' | '-page' | 'first' | 'last' }
  | { do: 'extend'; by: number }
  | { do: 'column'; by: number }
  | { do: 'stretch'; rows: number; columns: number }
  | { do: 'cells' | 'rows' | 'open' | 'openAside' | 'peek' | 'toggle' | 'clear' | 'fillDown' | 'empty' | 'menu' | 'unfold' | 'fold' }
  | { do: 'edit'; typed?: string } // prettier-ignore

interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}
interface At extends Pick<Spotlight, 'column'> {
  /** On the head of a group. */
  onGroup?: boolean
  /** Written from right to left: arrows follow the reading. */
  rtl?: boolean
}

/** What a key means in a grid: rows are walked and opened; in cell mode cells are walked and edited. */
export function keyMeaning(press: Press, { column, onGroup = false, rtl = false }: At): Meaning | null {
  const key = rtl ? (mirrored[press.key] ?? press.key) : press.key
  const mod = press.ctrlKey || press.metaKey
  const inCells = column !== null && !onGroup
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const by = key === 'ArrowDown' ? 1 : -1
    if (press.altKey) return inCells && by === 1 ? { do: 'menu' } : null
    if (!press.shiftKey) return { do: 'row', by }
    return inCells ? { do: 'stretch', rows: by, columns: 0 } : { do: 'extend', by }
  }
  if (key === 'PageDown') return { do: 'row', by: 'page' }
  if (key === 'PageUp') return { do: 'row', by: '-page' }
  if (key === 'Home' && (mod || !inCells)) return { do: 'row', by: 'first' }
  if (key === 'End' && (mod || !inCells)) return { do: 'row', by: 'last' }
  if (onGroup) return groupKey(key, mod || press.altKey)
  return inCells ? cellKey({ ...press, key }, mod) : rowKey({ ...press, key }, mod)
}

const mirrored: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

function groupKey(key: string, held: boolean): Meaning | null {
  if (held) return null
  if (key === 'ArrowRight') return { do: 'unfold' }
  if (key === 'ArrowLeft') return { do: 'fold' }
  if (key === 'Enter' || key === ' ') return { do: 'toggle' }
  return key === 'Escape' ? { do: 'clear' } : null
}

function rowKey({ key, altKey }: Press, mod: boolean): Meaning | null {
  if (key === 'Enter') return { do: mod ? 'openAside' : 'open' }
  if (mod || altKey) return null
  if (key === 'F2' || key === 'ArrowRight') return { do: 'cells' }
  if (key === 'ArrowLeft') return { do: 'fold' }
  if (key === 'Escape') return { do: 'clear' }
  if (key === ' ') return { do: 'peek' }
  return null
}

function cellKey({ key, altKey, shiftKey }: Press, mod: boolean): Meaning | null {
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { do: 'menu' }
  if (mod && !altKey && key.toLowerCase() === 'd') return { do: 'fillDown' }
  if (mod || altKey) return null
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const by = key === 'ArrowRight' ? 1 : -1
    return shiftKey ? { do: 'stretch', rows: 0, columns: by } : { do: 'column', by }
  }
  if (key === 'Home') return { do: 'column', by: -Infinity }
  if (key === 'End') return { do: 'column', by: Infinity }
  if (key === 'Escape') return { do: 'rows' }
  if (key === 'Delete' || key === 'Backspace') return { do: 'empty' }
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
  toggle: () => void
  open: (newTab: boolean) => void
  clear: () => void
  fold: (open: boolean) => void
  fillDown: () => void
  empty: () => void
  menu: () => void
}

/** Does what a key means. */
export function act(meaning: Meaning, acts: Acts): void {
  const { spot, columns, pageRows, length, go } = acts
  switch (meaning.do) {
    case 'row':
      return go({ row: rowAfter(meaning.by, spot.row, pageRows, length) })
    case 'extend':
      return acts.extend(meaning.by)
    case 'column':
      return go({ column: within((spot.column ?? 0) + meaning.by, columns) })
    case 'stretch':
      return go({
        row: within(spot.row + meaning.rows, length),
        column: within((spot.column ?? 0) + meaning.columns, columns),
        from: spot.from ?? { row: spot.row, column: spot.column ?? 0 },
      })
    case 'cells':
      return go({ column: 0 })
    case 'rows':
      return spot.from ? go({}) : go({ column: null })
    case 'edit':
      return go({ editing: true, ...(meaning.typed !== undefined && { typed: meaning.typed }) })
    case 'open':
      return acts.open(false)
    case 'openAside':
      return acts.open(true)
    case 'fold':
    case 'unfold':
      return acts.fold(meaning.do === 'unfold')
    default:
      return acts[meaning.do]()
  }
}

const within = (index: number, length: number) => Math.max(0, Math.min(index, length - 1))

function rowAfter(by: number | 'page' | '-page' | 'first' | 'last', row: number, page: number, length: number): number {
  if (by === 'first') return 0
  if (by === 'last') return length - 1
  return row + (by === 'page' ? page : by === '-page' ? -page : by)
}

/** A rectangle of cells, its first row and column first. */
export interface Range {
  rows: readonly [number, number]
  columns: readonly [number, number]
}

/** The cells that are chosen in cell mode: those between the two corners, or the one in the light. */
export function rangeOf({ row, column, from }: Spotlight): Range | null {
  if (column === null) return null
  const sorted = (one: number, other: number) => [Math.min(one, other), Math.max(one, other)] as const
  return { rows: sorted(row, from?.row ?? row), columns: sorted(column, from?.column ?? column) }
}
