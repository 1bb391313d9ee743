import type { LedgerLine } from '../../kernel/change.ts'
import type { Query } from '../db/query.ts'
import type { Db, Tx } from '../db/runner.ts'
import type { Reader } from './reader.ts'

/** The end of the chain: whoever writes it down elsewhere can later prove that nothing before it was changed. */
export interface ChainEnd {
  /** Blocks so far; 0 before the first. */
  number: number
  /** The link of the last block, 64 hexadecimal digits; empty before the first. */
  link: string
}

/** What is wrong with the ledger, and where. */
export interface ChainFault {
  kind: 'changed' | 'removed' | 'added' | 'unlinked'
  /** The number of a line, or of a block where its link is wrong. */
  at: number
}

export interface ChainReport {
  lines: number
  /** Lines whose values were erased: that they stood there is proven, what they said is not. */
  erased: number
  end: ChainEnd
  /** The first twenty. */
  faults: ChainFault[]
}

// All that a line says, but not its transaction and era, which change when a workspace moves to another server.
const said = `convert_to(jsonb_build_array(ledger.id, extract(epoch from ledger.recorded_at),
  extract(epoch from ledger.happened_at), ledger.actor_kind, ledger.actor_id, ledger.actor_name, ledger.cause_id,
  ledger.cause_kind, ledger.cause_of, ledger.record, ledger.record_id, ledger.version, ledger.name, ledger.before,
  ledger.after)::text, 'UTF8')`

const before = `coalesce((select link from ledger_block where number = block.number - 1), '')`
const linked = `sha256(${before} || string_agg(digest.digest, '' order by digest.place))`

/** The reader that seals lines into blocks, some seconds behind whoever writes. */
export const chainReader: Reader = { name: 'chain', from: 'beginning', batch: 1_000, everyMs: 10_000, handle: seal }

function seal(tx: Tx, lines: readonly LedgerLine[]): Promise<unknown> {
  return tx.run({
    name: 'ledger_seal',
    text: `
with block as (select coalesce(max(number), 0) + 1 as number from ledger_block),
line as materialized (
  select ledger.id, row_number() over (order by ledger.era, ledger.xid, ledger.id) as place,
    uuid_send(gen_random_uuid()) as salt, ${said} as said
  from ledger where ledger.id = any ($1)
), digest as materialized (select id, place, salt, sha256(salt || said) as digest from line),
made as (
  insert into ledger_block (number, lines, link)
  select block.number, count(*), ${linked} from block, digest group by block.number
  returning number
)
insert into ledger_digest (line, block, place, salt, digest)
select digest.id, made.number, digest.place, digest.salt, digest.digest from made, digest`,
    values: [lines.map(({ id }) => id)],
  })
}

/** Where the chain ends. */
export async function chainEnd(db: Db): Promise<ChainEnd> {
  const [end] = await db.run<ChainEnd>({
    text: `select number::int as number, encode(link, 'hex') as link from ledger_block order by number desc limit 1`,
    values: [],
  })
  return end ?? { number: 0, link: '' }
}

/** The link of a block; null when there is none of that number. */
export async function linkOf(db: Db, number: number): Promise<string | null> {
  const [block] = await db.run<{ link: string }>({
    text: `select encode(link, 'hex') as link from ledger_block where number = $1`,
    values: [number],
  })
  return block?.link ?? null
}

const most = 20
const blocksAtOnce = 100

/** Reads the whole ledger and compares each line with its digest, each block with its link. */
export async function verifyChain(db: Db, progress: (blocks: number) => void = () => {}): Promise<ChainReport> {
  const end = await chainEnd(db)
  const report: ChainReport = { lines: 0, erased: 0, end, faults: [] }
  for (let from = 1; from <= end.number; from += blocksAtOnce) {
    const to = Math.min(from + blocksAtOnce - 1, end.number)
    const [counted] = await db.run<{ lines: number; erased: number }>({ text: countSql, values: [from, to] })
    report.lines += counted!.lines
    report.erased += counted!.erased
    for (const text of faultsSql) report.faults.push(...(await db.run<ChainFault>({ text, values: [from, to] })))
    progress(to)
  }
  report.faults.push(...(await db.run<ChainFault>(addedLines)))
  report.faults = report.faults.sort((one, other) => one.at - other.at).slice(0, most)
  return report
}

const countSql = `select count(*)::int as lines, count(*) filter (where salt is null)::int as erased
  from ledger_digest where block between $1 and $2`

const faultsSql = [
  `select case when ledger.id is null then 'removed' else 'changed' end as kind, digest.line::int as at
  from ledger_digest digest left join ledger on ledger.id = digest.line
  where digest.block between $1 and $2
    and (ledger.id is null or digest.salt is not null and sha256(digest.salt || ${said}) <> digest.digest)
  order by digest.line limit ${most}`,
  `select 'unlinked' as kind, block.number::int as at
  from ledger_block block left join ledger_digest digest on digest.block = block.number
  where block.number between $1 and $2
  group by block.number, block.lines, block.link
  having count(digest.line) <> block.lines or ${linked} is distinct from block.link
  order by block.number limit ${most}`,
]

// A line that no block holds though the reader has gone past it was put there later.
const addedLines: Query = {
  text: `select 'added' as kind, ledger.id::int as at
  from ledger join ledger_reader reader on reader.name = 'chain'
  where (ledger.era, ledger.xid, ledger.id) <= (reader.era, reader.xid, reader.id)
    and not exists (select from ledger_digest where ledger_digest.line = ledger.id)
  order by ledger.id limit ${most}`,
  values: [],
}
