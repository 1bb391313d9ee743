/** In which ways something is seen: a record was opened, or read ahead of being opened; rows of a list or a search were shown; a file was made, or taken. */
export const lookKinds = ['opened', 'ahead', 'listed', 'searched', 'exported', 'taken'] as const
export type LookKind = (typeof lookKinds)[number]

/** Who looks, and from where. */
export interface Looker {
  kind: string
  /** The person or key. */
  id: string | null
  /** As whom they look. */
  as: string | null
  session: string | null
  address: string | null
}

/** What was seen; never a value of it. */
export interface Seen {
  kind: LookKind
  record: string | null
  /** Of a record that was opened. */
  id?: string | null
  /** How many were shown or taken. */
  rows?: number | null
  /** As what kind of file. */
  format?: string | null
}

/** An entry of the log. */
export interface Look extends Seen {
  at: number
  by: Looker
  /** In how many answers. */
  times: number
}
