import type { LedgerLine } from '../../kernel/change.ts'
import { isOwnRecordName } from '../../kernel/own-record.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Db, Tx } from '../db/runner.ts'
import type { Query } from '../db/query.ts'
import { tableOf } from '../records/columns.ts'
import { confirmed } from '../records/confirmed.ts'
import type { Registry } from '../records/registry.ts'
import type { Reader } from './reader.ts'

interface Period {
  value: unknown
  from: string
  to: string | null
}
/** What a batch says about one field of one record. */
interface Track {
  record: string
  recordId: string
  field: string
  /** From when on what was known before no longer counts. */
  cutAt: string
  periods: Period[]
}
type Tracks = Map<string, Track>
type Values = Record<string, unknown>

const trackedOf = (record: RecordDefinition) => Object.keys(record.all).filter((name) => record.all[name]!.tracked)

/**
 * The reader that keeps, by the registry of the moment, the table `period` for the fields marked `tracked`, by the time at
 * which things were so in the world. It lets the registry `learn` of a kind of record that another process has added.
 */
export function periodsReader(registry: () => Registry, learn: () => Promise<void> = async () => {}): Reader {
  const isNew = ({ record }: LedgerLine) => isOwnRecordName(record) && !registry().record(record)
  const handle = async (tx: Tx, lines: readonly LedgerLine[]) => {
    if (lines.some(isNew)) await learn()
    await keepPeriods(tx, registry(), lines)
  }
  return { name: 'periods', from: 'beginning', batch: 2_000, handle }
}

/** Lets the reader go through the whole ledger again; each record's periods are replaced as it comes to its creation. */
export async function rebuildPeriods(db: Db): Promise<void> {
  await db.run({ text: `update ledger_reader set era = 0, xid = '0', id = 0 where name = 'periods'`, values: [] })
}

async function keepPeriods(tx: Tx, registry: Registry, lines: readonly LedgerLine[]): Promise<void> {
  const known = lines.filter((line) => registry.record(line.record))
  const created = known.filter((line) => line.version === 1)
  const beginnings = await valuesAtCreation(tx, registry, created)
  const tracks: Tracks = new Map()
  for (const line of known) {
    const values = line.version === 1 ? beginnings.get(line.recordId)! : line.after
    // What was found to be still so goes on as it was.
    if (line.name === confirmed) continue
    for (const field of trackedOf(registry.record(line.record)!)) {
      if (field in values) follow(tracks, line, field, values[field])
    }
  }
  const statements = writing([...tracks.values()], created)
  if (statements.length > 0) await tx.pipeline(statements)
}

/** What is written later knows better: from its time on it replaces whatever was said before. */
function follow(tracks: Tracks, { record, recordId, happenedAt: at }: LedgerLine, field: string, value: unknown): void {
  const key = `${recordId} ${field}`
  const track = tracks.get(key) ?? { record, recordId, field, cutAt: at, periods: [] }
  tracks.set(key, track)
  if (at < track.cutAt) track.cutAt = at
  track.periods = track.periods
    .filter((period) => period.from < at)
    .map((period) => (period.to === null || period.to > at ? { ...period, to: at } : period))
  if (value !== null && value !== undefined) track.periods.push({ value, from: at, to: null })
}

/** A creation stores no values: they are those before the first change of each field, else those of today. */
async function valuesAtCreation(
  tx: Tx,
  registry: Registry,
  created: readonly LedgerLine[],
): Promise<Map<string, Values>> {
  const found = new Map<string, Values>(created.map((line) => [line.recordId, {}]))
  for (const [name, lines] of Map.groupBy(created, (line) => line.record)) {
    const record = registry.record(name)!
    const fields = trackedOf(record)
    if (fields.length === 0) continue
    for (const row of await tx.run<Values & { later: Values[] | null }>(rowsAndChanges(record, fields, lines))) {
      found.set(row.id as string, Object.fromEntries(fields.map((field) => [field, atCreation(record, field, row)])))
    }
  }
  return found
}

function atCreation(record: RecordDefinition, field: string, row: Values & { later: Values[] | null }): unknown {
  const change = row.later?.find((before) => field in before)
  return change ? change[field] : tableOf(record).stored.get(field)!.decode(row)
}

/** Rows and changes in one statement, so that both are of one moment. */
function rowsAndChanges(record: RecordDefinition, fields: readonly string[], lines: readonly LedgerLine[]): Query {
  const { name, stored } = tableOf(record)
  const columns = fields.flatMap((field) => stored.get(field)!.columns).map((column) => `present.${column}`)
  return {
    name: `ledger_periods_${name}`,
    text: `select wanted.id, ${columns.join(', ')}, (
        select jsonb_agg(ledger.before order by ledger.version) from ledger
        where ledger.record_id = wanted.id and ledger.version > 1 and ledger.before is not null
      ) as later
      from unnest($1::uuid[]) as wanted (id) left join ${name} as present on present.id = wanted.id`,
    values: [lines.map((line) => line.recordId)],
  }
}

function writing(tracks: readonly Track[], created: readonly LedgerLine[]): Query[] {
  const fresh = new Set(created.map((line) => line.recordId))
  const cuts = tracks.filter((track) => !fresh.has(track.recordId))
  const rows = tracks.flatMap((track) => track.periods.map((period) => ({ ...track, ...period })))
  const cutValues = [cuts.map((cut) => cut.recordId), cuts.map((cut) => cut.field), cuts.map((cut) => cut.cutAt)]
  const all: (Query | false)[] = [
    fresh.size > 0 && {
      name: 'ledger_periods_fresh',
      text: 'delete from period where record_id = any($1::uuid[])',
      values: [[...fresh]],
    },
    cuts.length > 0 && { name: 'ledger_periods_drop', text: dropLater, values: cutValues },
    cuts.length > 0 && { name: 'ledger_periods_close', text: closeOpen, values: cutValues },
    rows.length > 0 && {
      name: 'ledger_periods_add',
      text: add,
      values: [
        rows.map((row) => row.record),
        rows.map((row) => row.recordId),
        rows.map((row) => row.field),
        rows.map((row) => JSON.stringify(row.value)),
        rows.map((row) => row.from),
        rows.map((row) => row.to),
      ],
    },
  ]
  return all.filter((query) => query !== false)
}

const cut = 'unnest($1::uuid[], $2::text[], $3::timestamptz[]) as cut (record_id, field, at)'
const same = 'period.record_id = cut.record_id and period.field = cut.field'
const dropLater = `delete from period using ${cut} where ${same} and period.valid_from >= cut.at`
const closeOpen = `update period set valid_to = cut.at from ${cut}
  where ${same} and (period.valid_to is null or period.valid_to > cut.at)`
const add = `insert into period (record, record_id, field, value, valid_from, valid_to)
  select record, record_id, field, value::jsonb, valid_from, valid_to
  from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
    as period (record, record_id, field, value, valid_from, valid_to)`
