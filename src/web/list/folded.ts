/**
 * Which groups of a list are closed, as the address says it: their values (`won,lost`), or all but those of the values
 * behind a star (`*,open`); none when left out.
 */
export interface Folded {
  isOpen: (id: string) => boolean
  /** What the address says once a group is open, or closed. */
  with: (id: string, open: boolean) => string | undefined
}

/** All groups are closed. */
export const allFolded = '*'

export function foldedOf(text: string | undefined): Folded {
  const said = (text ?? '').split(',').filter(Boolean)
  const isMostClosed = said[0] === allFolded
  const except = new Set(isMostClosed ? said.slice(1) : said)
  return {
    isOpen: (id) => isMostClosed === except.has(id),
    with: (id, open) => {
      const others = [...except].filter((each) => each !== id)
      const listed = open === isMostClosed ? [...others, id] : others
      return [...(isMostClosed ? [allFolded] : []), ...listed].join(',') || undefined
    },
  }
}
