import type { Past } from '../../../platform/room.ts'

const names: Record<string, string> = { won: 'win', lost: 'lose' }

/** A deal that comes from elsewhere was opened when it was opened and won or lost when it was, so its history says both. */
export function dealPast(values: Readonly<Record<string, unknown>>, momentOf: (day: string) => string): Past {
  const { status, closedAt, lossReason, lostTo, ...open } = values
  const openedAt = typeof values.openedOn === 'string' ? momentOf(values.openedOn) : undefined
  const name = names[status as string]
  const begins = (at: string) => ({ happenedAt: at, values: { ...open, stageSince: at } })
  if (!name) return openedAt ? { ...begins(openedAt), since: [] } : { values: open, since: [] }
  const closed = typeof closedAt === 'string' ? closedAt : typeof values.closeOn === 'string' ? momentOf(values.closeOn) : undefined // prettier-ignore
  // Nobody knows when: it is brought in as it is.
  if (!closed) return { values: { ...values }, ...(openedAt && { happenedAt: openedAt }), since: [] }
  const begun = openedAt && openedAt < closed ? openedAt : closed
  const closing = { status, closedAt: closed, closeOn: values.closeOn ?? closed.slice(0, 10) }
  const patch = { ...closing, ...(lossReason !== undefined && { lossReason }), ...(lostTo !== undefined && { lostTo }) }
  return { ...begins(begun), since: [{ name, happenedAt: closed, patch }] }
}
