import type { LedgerLine } from '../../../kernel/change.ts'
import { newId } from '../../../kernel/id.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/runner.ts'
import { ring, type Reader } from '../../../platform/ledger/index.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import { systemContext, type Site } from '../../../platform/site.ts'
import { isTold, isWanted, wantsIn } from '../model/index.ts'
import { holdLanes, letFirstGo } from './deliveries.ts'

/** Puts each change once before each webhook that wants it, in the transaction that moves its position. */
export function queueReader(site: Site): Reader {
  const handle = async (tx: Tx, lines: readonly LedgerLine[]) => {
    const on = await tx.run<{ id: string; wants: string | null }>({ name: 'webhooks_on', text: hooksOn, values: [] })
    if (on.length === 0) return
    const told = await toldLines(site, tx, lines)
    const messages = on.flatMap(({ id, wants: text }) => {
      const wants = wantsIn(text)
      return told.filter((line) => isWanted(wants, line)).map((line) => messageOf(id, line))
    })
    if (messages.length === 0) return
    const lanes = [...new Set(messages.map((message) => message.webhook_id))].sort()
    await tx.pipeline(holdLanes(lanes))
    await tx.run({ text: addMessages, values: [JSON.stringify(messages)] })
    await letFirstGo(tx, messages.map(({ id }) => id)) // prettier-ignore
    tx.afterCommit(() => ring(site.workspace.db))
  }
  return { name: 'webhooks', from: 'now', restMs: 50, handle }
}

const hooksOn = `select id, wants from webhooks where active and deleted_at is null`
const addMessages = `insert into webhook_delivery
    (id, webhook_id, line_id, record, record_id, version, change, happened_at, by_kind, by_id, cause_id)
  select id, webhook_id, line_id, record, record_id, version, change, happened_at, by_kind, by_id, cause_id
  from json_to_recordset($1::json) as given (id uuid, webhook_id uuid, line_id bigint, record text, record_id uuid, version int,
    change text, happened_at timestamptz, by_kind text, by_id uuid, cause_id uuid)
  on conflict (webhook_id, line_id) do nothing`

const messageOf = (webhookId: string, line: LedgerLine) => ({
  id: newId(),
  webhook_id: webhookId,
  line_id: line.id,
  record: line.record,
  record_id: line.recordId,
  version: line.version,
  change: line.name,
  happened_at: line.happenedAt,
  by_kind: line.actor.kind,
  by_id: line.actor.id,
  cause_id: line.cause.id,
})

/** The changes of which webhooks may hear: of what is somebody's private matter not even that it exists. Farley itself sees nothing of that. */
async function toldLines(site: Site, tx: Tx, lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
  const system = await systemContext(site)
  const ctx: Ctx = { ...system, db: { ...system.db, run: tx.run } }
  const visible = new Set<string>()
  for (const [name, own] of Map.groupBy(lines, (line) => line.record)) {
    const record = ctx.registry.record(name)
    if (!record || !isTold(record)) continue
    for (const id of await visibleIds(ctx, record, [...new Set(own.map((line) => line.recordId))])) visible.add(id)
  }
  return lines.filter((line) => visible.has(line.recordId))
}
