/** The place after a line: lines are ordered by era, transaction and number. */
export interface Position {
  era: number
  xid: string
  id: number
}

/** What a position looks like outside: `era.xid.id`. */
export const positionText = /^\d{1,9}\.\d{1,19}\.\d{1,15}$/

/** A position as a text, for whoever keeps it outside of the server. */
export const writtenPosition = ({ era, xid, id }: Position): string => `${era}.${xid}.${id}`

/** The position that a text says; undefined when it says none. */
export function positionIn(text: string): Position | undefined {
  if (!positionText.test(text)) return undefined
  const [era, xid, id] = text.split('.')
  return { era: Number(era), xid: xid!, id: Number(id) }
}
