import type { ReactNode } from 'react'
import './reading.css'

interface Props {
  /** What will stand there, in outline; where nobody knows, nothing. */
  children?: ReactNode
  /** It takes a row of its own among the facts of the head. */
  row?: boolean | undefined
}

/** A part of a record's page that is still being read. What stands beneath it waits for it a moment (reading.css), so that nothing is drawn and then moves. */
export function Reading({ children, row = false }: Props) {
  return (
    <div data-reading={row ? 'row' : ''} aria-busy={Boolean(children) || undefined} hidden={!children && !row}>
      {children}
    </div>
  )
}
