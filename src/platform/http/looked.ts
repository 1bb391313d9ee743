import type { RecordDefinition } from '../../kernel/record.ts'
import type { Looker, Seen } from '../looks/index.ts'
import type { AskedBy } from './route.ts'

/** Notes what whoever asks is shown. */
export function looked(asked: AskedBy, seen: Seen): void {
  asked.server.looks.note(lookerOf(asked), seen)
}

/** Notes that a record is shown; a browser says when that is only ahead of its being opened. What is a setting is no secret. */
export function opened(asked: AskedBy, record: RecordDefinition, id: string): void {
  if (record.setting) return
  const kind = asked.request.headers['farley-ahead'] === undefined ? 'opened' : 'ahead'
  looked(asked, { kind, record: record.name, id })
}

/** Notes how many rows of a list are shown. */
export function listed(asked: AskedBy, record: RecordDefinition, rows: number): void {
  if (!record.setting && rows > 0) looked(asked, { kind: 'listed', record: record.name, rows })
}

/** Whoever looks as somebody else is still themselves here. */
const lookerOf = ({ asker: { actor, account, looking, session }, request }: AskedBy): Looker => ({
  kind: actor.kind,
  id: actor.kind === 'key' ? actor.id : (account?.id ?? actor.id),
  as: looking?.as.id ?? null,
  session: session?.id ?? null,
  address: request.ip,
})
