/** A place in the database's log: how many bytes were written before it. */
export type Lsn = bigint

/** PostgreSQL keeps its log in files of this length, unless a server was made otherwise. */
export const segmentBytes = 16n * 1024n * 1024n

/** A place as PostgreSQL writes it: `0/16B3748`. */
export function lsnOf(text: string): Lsn {
  const [high, low] = text.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}

export const lsnText = (at: Lsn): string => `${hex(at >> 32n)}/${hex(at & 0xffffffffn)}`

/** Where the file of the log begins in which a place lies. */
export const segmentStart = (at: Lsn): Lsn => at - (at % segmentBytes)

/** The name of the file of the log in which a place lies. */
export const segmentName = (timeline: number, at: Lsn): string =>
  [BigInt(timeline), at >> 32n, (at & 0xffffffffn) / segmentBytes].map((part) => hex(part).padStart(8, '0')).join('')

const hex = (number: bigint) => number.toString(16).toUpperCase()
