/** From where somebody begins to write. */
export interface Source {
  /** A draft that is there already. */
  letter?: string
  person?: string
  company?: string
  deal?: string
  /** The e-mail that is answered or passed on. */
  email?: string
  how?: 'reply' | 'all' | 'forward'
}

/** The page where that letter is written. */
export const pageOfSource = (source: Source) => `/write?${new URLSearchParams({ ...source }).toString()}`

/** The source of the address of a page. */
export function sourceOf(search: Readonly<Record<string, unknown>>): Source {
  const names = ['letter', 'person', 'company', 'deal', 'email', 'how'] as const
  return Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])))
}
