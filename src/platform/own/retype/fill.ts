import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { sqlState, type Query, type Tx } from '../../db/index.ts'
import { readRates, type Rates } from '../../records/base-amount.ts'
import { tableOf } from '../../records/columns.ts'
import { selectionOf, type Cells } from '../../records/read/rows.ts'
import { cellsOf } from '../../records/rows.ts'
import { updateRows } from '../../records/statements.ts'
import { isAlike, turning, type Turn } from './turn.ts'

/** So few rows are held at once that nobody waits long for one of them. */
const batch = 500

/** What a pair of columns is filled with, and by what. */
interface Filling {
  ctx: Ctx
  pair: RecordDefinition
  turn: Turn
  rates: Rates
}

/** Turns all values of a field that are not turned yet, some at a time; how far it was is kept beside each. */
export async function fill(ctx: Ctx, pair: RecordDefinition, turn: Turn): Promise<void> {
  const filling = { ctx, pair, turn, rates: await readRates(ctx, ctx.db) }
  while (await calmly(() => ctx.db.transaction((tx) => fillSome(tx, filling))));
}

async function fillSome(tx: Tx, filling: Filling): Promise<boolean> {
  const { field } = filling.turn
  const [at] = await tx.run<{ after: string }>({ text: 'select after from retype where field = $1', values: [field] })
  if (!at) return false
  const ids = await turnRows(tx, filling, 't.id > $1', [at.after], ` order by t.id limit ${batch}`)
  const last = ids.at(-1)
  if (last !== undefined) await tx.run({ text: 'update retype set after = $2 where field = $1', values: [field, last] })
  else await tx.run({ text: 'update retype set filled = true where field = $1', values: [field] })
  return last !== undefined
}

/** Turns what others wrote meanwhile, until nothing of that is left. */
export async function drain(ctx: Ctx, pair: RecordDefinition, turn: Turn): Promise<void> {
  const filling = { ctx, pair, turn, rates: await readRates(ctx, ctx.db) }
  while (await calmly(() => ctx.db.transaction((tx) => drainSome(tx, filling))));
}

async function drainSome(tx: Tx, filling: Filling): Promise<boolean> {
  const { field } = filling.turn
  const text = `select id from retype_due where field = $1 order by id limit ${batch}`
  const ids = (await tx.run<{ id: string }>({ text, values: [field] })).map(({ id }) => id)
  if (ids.length === 0) return false
  // The rows are locked before their notes are taken away: who writes one of them now notes it anew.
  await turnRows(tx, filling, 't.id = any ($1::uuid[])', [ids], ' order by t.id')
  await tx.run({ text: 'delete from retype_due where field = $1 and id = any ($2::uuid[])', values: [field, ids] })
  return true
}

/** Writes what is not as it is to be, and answers which rows were looked at. */
async function turnRows(tx: Tx, { ctx, pair, turn, rates }: Filling, where: string, values: unknown[], rest: string) {
  // Whoever waits for one of these rows while it holds another is not waited for: nobody but this gives way.
  await tx.run({ text: `set local lock_timeout = '50ms'`, values: [] })
  const { columns, decode } = selectionOf(null, pair, 't')
  const text = `select ${columns.join(', ')} from ${tableOf(pair).name} t where ${where} and (t.${turn.source} is not null or t.${turn.target} is not null)${rest} for no key update`
  const cells = await tx.run<Cells>({ text, values, rowMode: 'array' })
  const next = turning(ctx.settings.country, turn)
  const changed = cells.map(decode).flatMap(({ id, source, target }) => {
    const value = next(source, target)
    return isAlike(value, target) ? [] : [cellsOf(ctx, pair, { target: value }, rates, new Map([['id', id]]))]
  })
  if (changed.length > 0) await tx.run(unnamed(updateRows(pair, changed)))
  return cells.map(([id]) => id as string)
}

/** Columns come and go: of these statements nothing stays prepared. */
const unnamed = ({ text, values }: Query): Query => ({ text, values })

const patienceMs = 10 * 60_000
const pauseMs = 30

/** Whoever holds a row for longer is not waited for within the database. */
async function calmly<T>(run: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + patienceMs; ; await sleep(pauseMs)) {
    try {
      return await run()
    } catch (error) {
      if (sqlState(error) !== '55P03' || performance.now() > end) throw error
    }
  }
}
