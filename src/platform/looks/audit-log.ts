import type { Ctx } from '../context.ts'
import { idsLeadingTo } from '../records/merged.ts'
import { linkedTo, type LinkedById } from '../records/read/index.ts'
import { changesIn, looksIn } from './audit-sql.ts'
import type { LookKind } from './look.ts'

/** What can be asked for alone: records that were opened, lists and searches, what was taken out, changes, and what happened at the door. */
export const auditKinds = ['seen', 'listed', 'exported', 'changed', 'door'] as const
export type AuditKind = (typeof auditKinds)[number]

export interface AuditQuery {
  kind?: AuditKind | undefined
  /** The user or key who did it. */
  who?: string | undefined
  record?: string | undefined
  id?: string | undefined
  from?: string | undefined
  until?: string | undefined
  /** The `below` of the page before. */
  below?: string | undefined
}

/** Who saw, took or changed what, and when. */
export interface AuditEntry {
  id: string
  at: string
  kind: LookKind | 'changed' | 'door'
  by: { kind: string; id: string | null; name: string | null }
  as: { id: string; name: string | null } | null
  record: string | null
  recordId: string | null
  /** What a change or an event of the door is called. */
  name: string | null
  rows: number | null
  times: number
  format: string | null
  address: string | null
  /** Whom an event of the door concerns. */
  user: string | null
  more: Record<string, string>
}

/** How far a page has come in each of the two logs. */
export interface Below {
  line: string | null
  look: string | null
}

/** What both logs are narrowed by. */
export interface Narrowed extends AuditQuery {
  ids: readonly string[] | null
  below: string | undefined
  limit: number
}

export interface AuditAnswer {
  data: AuditEntry[]
  page: { below: string | null }
  linked: LinkedById
}

/** Looks and lines of the ledger as one log, newest first; of what is somebody else's alone it says nothing. */
export async function readAuditLog(ctx: Ctx, query: AuditQuery, limit = 50): Promise<AuditAnswer> {
  const ids = query.id === undefined ? null : await idsLeadingTo(ctx.db, query.id)
  const below = belowIn(query.below)
  const asked = { ...query, ids, limit: limit + 1 }
  const [lines, looks] = await Promise.all([
    ctx.db.run<AuditEntry & Record<string, unknown>>(changesIn(ctx, { ...asked, below: below.line ?? undefined })),
    ctx.db.run<AuditEntry & Record<string, unknown>>(looksIn(ctx, { ...asked, below: below.look ?? undefined })),
  ])
  const merged = inOrder(lines, looks)
  const data = merged.slice(0, limit)
  const linked = await linkedTo(ctx, [...new Set(data.flatMap(({ recordId }) => recordId ?? []))])
  return { data, page: { below: merged.length > limit ? writeBelow(below, data) : null }, linked }
}

/** Two lists, each in its own order, as one by time. */
function inOrder(lines: AuditEntry[], looks: AuditEntry[]): AuditEntry[] {
  const [one, other] = [[...lines], [...looks]]
  const merged: AuditEntry[] = []
  while (one.length > 0 || other.length > 0)
    merged.push((other[0]?.at ?? '') > (one[0]?.at ?? '') ? other.shift()! : (one.shift() ?? other.shift()!))
  return merged
}

const isLine = ({ kind }: AuditEntry) => kind === 'changed' || kind === 'door'

function belowIn(text = '.'): Below {
  const [line, look] = text.split('.')
  return { line: line || null, look: look || null }
}

/** Of a log of which the page shows nothing, it stays where it was. */
function writeBelow(before: Below, shown: readonly AuditEntry[]): string {
  const line = shown.findLast(isLine)?.id ?? before.line ?? ''
  const look = shown.findLast((entry) => !isLine(entry))?.id ?? before.look ?? ''
  return `${line}.${look}`
}
