import type { Demand } from '../../kernel/demand.ts'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { one, say, type Sentence } from '../../kernel/sentence.ts'
import type { Need } from '../../kernel/rights.ts'
import type { Ctx } from '../context.ts'
import { worthLoading, type Step, type Tx } from '../db/index.ts'
import { linesWritten, type NewLine } from '../ledger/append.ts'
import { ring } from '../ledger/bell.ts'
import { ownCurrencyOnly, readRates, type Rates } from './base-amount.ts'
import { checkChange, checkRequired, checkValues, initialValues, shippedOnly, type Values } from './check.ts'
import { checkLinks } from './check-links.ts'
import { explained } from './clash.ts'
import { checkWhose } from './check-whose.ts'
import { checkDemands, override } from './demands.ts'
import { companions, type Touched } from './companions.ts'
import { confirmed } from './confirmed.ts'
import { fetchRow, rowsByIds } from './fetch.ts'
import { ledOn } from './led-on.ts'
import { loadRows } from './load-rows.ts'
import { notThere, standAlone } from './merged.ts'
import { checkOnlyKept } from './only-kept.ts'
import { readTogether } from './read-together.ts'
import { findRows } from './read/find-rows.ts'
import { forgetting } from './forgetting.ts'
import { cellsOf, difference, needsRates, ratedAnew, traced } from './rows.ts'
import { insertRow, insertRows, updateRow, updateRows, type Cells } from './statements.ts'
import type { Changing } from '../room.ts'
import type { Work, WriteOptions } from './work.ts'

type Row = Values & { id: string; version: number }

/**
 * The one door through which records change: one transaction, one cause, one line in the ledger a record changed. Where a
 * unique rule stops it, it refuses with the field and, if the actor may see it, the record that has the value.
 */
export async function inWork<T>(ctx: Ctx, run: (work: Work) => Promise<T>): Promise<T> {
  const changed = ctx.db.transaction(async (tx) => {
    const { work, close } = openWork(ctx, tx)
    const result = await run(work)
    await close()
    return result
  })
  return changed.catch(async (error: unknown) => {
    throw await explained(ctx, error)
  })
}

/** A piece of work inside a transaction of the caller's; `close` sends what is still waiting, together with COMMIT. */
export function openWork(ctx: Ctx, tx: Tx): { work: Work; close: () => Promise<void> } {
  const pending: Step[] = []
  const lines: NewLine[] = []
  const touched = new Map<string, Touched>()
  const settings = new Map<string, Promise<Row | null>>()
  const read = readTogether(tx)
  const made = new Map<string, Row>()
  const sure = { made, found: new Set<string>() }
  const leftUnmet = new Set<string>()
  let rates: Rates | null = null
  // Rooms know what Farley ships; what is written is the record as the company has it.
  const { own } = ctx.registry

  async function flush() {
    const steps = await waiting()
    if (steps.length > 0) await tx.pipeline(steps)
  }

  /** The rows, and what is written beside them in the same transaction: search rows, contact keys, timeline entries. */
  async function waiting(): Promise<Step[]> {
    // Taken out first: to know where a contact rolls up, rooms read, and reading sends what is waiting.
    const group = [...touched.values()]
    touched.clear()
    const beside = group.length > 0 ? await companions(work, group) : []
    return [...pending.splice(0), ...beside]
  }

  async function close() {
    const steps = await waiting()
    if (lines.length > 0) {
      steps.push(linesWritten(lines))
      tx.afterCommit(() => ring(ctx.db))
    }
    await tx.finish(steps)
  }

  async function ratesFor(record: RecordDefinition, values: Values): Promise<Rates> {
    if (!needsRates(ctx, record, values)) return rates ?? ownCurrencyOnly(ctx)
    rates ??= await readRates(ctx, tx)
    return rates
  }

  function touch(record: RecordDefinition, before: Row | null, row: Row) {
    if (made.has(row.id)) made.set(row.id, row)
    if (settings.has(row.id)) settings.set(row.id, Promise.resolve(row))
    touched.set(row.id, { record, before: touched.has(row.id) ? touched.get(row.id)!.before : before, row })
  }

  function leaveLine(
    record: Pick<RecordDefinition, 'name'>,
    row: Pick<Row, 'id' | 'version'>,
    name: string,
    before: Values,
    after: Values,
    happenedAt?: string,
  ) {
    lines.push({
      happenedAt: happenedAt ?? ctx.now().toISOString(),
      actor: { kind: ctx.actor.kind, id: ctx.actor.id, name: ctx.actor.name },
      cause: ctx.cause,
      record: record.name,
      recordId: row.id,
      version: row.version,
      name,
      before,
      after,
    })
  }

  /** Each once, beside the changes for which it was confirmed. */
  function overridden(demands: readonly Demand[]) {
    for (const { id, version } of demands) {
      if (leftUnmet.has(id)) continue
      leftUnmet.add(id)
      leaveLine({ name: 'demand' }, { id, version }, override, {}, {})
    }
  }

  /** The rooms' say: they refuse, or add values of their own. */
  async function heard(record: RecordDefinition, name: string, before: Row | null, after: Row): Promise<Values> {
    let values: Values = {}
    for (const rules of ctx.registry.rules(record)) {
      const more = await rules.before?.(work, { name, before, after } as never)
      if (!more) continue
      values = { ...values, ...more }
      after = { ...after, ...more }
    }
    return values
  }

  async function followed(record: RecordDefinition, name: string, pairs: readonly [Row | null, Row][]) {
    if (pairs.length === 0) return
    const rules = ctx.registry.rules(record)
    const changings = pairs.map(([before, after]) => ({ name, before, after }) as Changing<never>)
    for (const changing of changings) for (const { after } of rules) await after?.(work, changing)
    for (const { afterAll } of rules) await afterAll?.(work, changings)
  }

  async function newRow(record: RecordDefinition, given: Values, was?: WriteOptions['was']): Promise<Row> {
    const now = ctx.now().toISOString()
    const owner = record.owned ? { owner: ctx.actor.userId } : {}
    const values = checkValues(ctx, record, withoutId(given))
    const row: Row = {
      ...blankOf(record),
      ...owner,
      ...values,
      id: (given.id as string | undefined) ?? newId(ctx.now().getTime()),
      ...(was ?? { version: 1, createdAt: now, createdBy: ctx.actor.userId }),
      updatedAt: now,
      deletedAt: null,
    }
    Object.assign(row, await heard(record, 'create', null, row))
    checkRequired(ctx, record, row, shippedOnly)
    overridden(checkDemands(ctx, record, row, null))
    return row
  }

  async function insertCells(record: RecordDefinition, row: Row): Promise<Cells> {
    const cells = new Map<string, unknown>([['id', row.id], ['version', row.version]]) // prettier-ignore
    return cellsOf(ctx, record, row, await ratesFor(record, row), cells)
  }

  async function rowsStep(record: RecordDefinition, rows: readonly Row[]): Promise<Step> {
    if (rows.length < worthLoading) return insertRows(record, await Promise.all(rows.map((row) => insertCells(record, row)))) // prettier-ignore
    const foreign = rows.find((row) => needsRates(ctx, record, row))
    return loadRows(ctx, record, rows, await ratesFor(record, foreign ?? {}))
  }

  /** What a patch makes of a row; null when it leaves everything as it is. */
  async function changed(record: RecordDefinition, row: Row, patch: Values, name: string) {
    const values = checkValues(ctx, record, patch)
    const wanted = { ...values, ...(await heard(record, name, row, { ...row, ...values })) }
    const { before, after } = difference(record, row, wanted)
    await checkWhose(ctx, tx, record, row, after)
    if (Object.keys(after).length === 0) return null
    checkOnlyKept(ctx, record, row, name)
    const trace = { before: traced(record, before), after: traced(record, after) }
    const silent = Object.keys(trace.after).length === 0
    const next: Row = silent
      ? { ...row, ...after }
      : { ...row, ...after, version: row.version + 1, updatedAt: ctx.now().toISOString() }
    checkChange(ctx, record, row, next, after)
    overridden(checkDemands(ctx, record, next, new Set(Object.keys(after))))
    const stamp = silent ? {} : { updatedAt: next.updatedAt }
    const written = ratedAnew(record, { ...after, ...stamp }, next)
    const cells = cellsOf(ctx, record, written, await ratesFor(record, written), new Map(), next)
    if (!silent) cells.set('version', next.version)
    return { next, cells, trace, silent, after }
  }

  const work: Work = {
    ctx,
    tx,
    flush,
    async load(shipped, id, need) {
      const record = own(shipped)
      await flush()
      const found = await fetchRow(ctx, tx, record, id, need)
      if (!found) throw await notThere(ctx, tx, record, id)
      if (!found.may) throw refuse.forbidden(mayNot(record, need))
      return found.row as never
    },
    async peek(shipped, id) {
      const record = own(shipped)
      await flush()
      return ((await rowsByIds(tx, record, [id]))[0] ?? null) as never
    },
    made: (_record, id) => (made.get(id) ?? null) as never,
    async setting(record, id) {
      const known = settings.get(id) ?? (made.has(id) ? Promise.resolve(made.get(id)!) : read(own(record), id))
      settings.set(id, known)
      return (await known) as never
    },
    async find(shipped, filter, options) {
      const record = own(shipped)
      await flush()
      return (await findRows(ctx, tx, record, filter, options)) as never
    },
    async create(shipped, values, options = {}) {
      const record = own(shipped)
      const [given] = await ledOn(work, record, [{ values: values as Values, before: null }], sure)
      const row = await newRow(record, given!, options.was)
      if (!options.linksKnown) await checkLinks(work, record, [{ row, before: null }], sure)
      made.set(row.id, row)
      pending.push(insertRow(record, await insertCells(record, row)))
      leaveLine(record, row, options.name ?? 'create', {}, {}, options.happenedAt)
      touch(record, null, row)
      await followed(record, 'create', [[null, row]])
      return row as never
    },
    async createMany(shipped, items) {
      const record = own(shipped)
      const given = await ledOn(work, record, items.map(({ values }) => ({ values: values as Values, before: null })), sure) // prettier-ignore
      // At once, so that what the rooms look up for each of them is read together.
      const rows = await Promise.all(given.map((values) => newRow(record, values)))
      for (const [index, { happenedAt }] of items.entries()) {
        const row = rows[index]!
        leaveLine(record, row, 'create', {}, {}, happenedAt)
        touch(record, null, row)
      }
      await checkLinks(work, record, rows.map((row) => ({ row, before: null })), sure) // prettier-ignore
      for (const row of rows) made.set(row.id, row)
      if (rows.length > 0) pending.push(await rowsStep(record, rows))
      await followed(record, 'create', rows.map((row) => [null, row])) // prettier-ignore
      return rows as never
    },
    async update(shipped, given, patch, options = {}) {
      const record = own(shipped)
      const row = given as unknown as Row
      const name = options.name ?? 'update'
      const asked = [{ values: patch as Values, before: row }]
      const [led] = options.linksKnown ? [patch as Values] : await ledOn(work, record, asked, sure)
      const change = await changed(record, row, led!, name)
      if (!change) return given
      if (!options.linksKnown) await checkLinks(work, record, [{ row: change.next, before: row }], sure)
      pending.push(updateRow(record, row.id, change.cells))
      if (!change.silent)
        leaveLine(record, change.next, name, change.trace.before, change.trace.after, options.happenedAt)
      touch(record, row, change.next)
      await followed(record, name, [[row, change.next]])
      return change.next as never
    },
    async updateMany(shipped, items, options = {}) {
      const record = own(shipped)
      const name = options.name ?? 'update'
      const groups = new Map<string, Cells[]>()
      const rows: Row[] = []
      const followUps: [Row, Row][] = []
      const asked = items.map(({ row, patch }) => ({ values: patch as Values, before: row as unknown as Row }))
      const led = options.linksKnown ? asked.map(({ values }) => values) : await ledOn(work, record, asked, sure)
      for (const [index, item] of items.entries()) {
        const row = item.row as unknown as Row
        const change = await changed(record, row, led[index]!, name)
        rows.push(change ? change.next : row)
        if (!change) continue
        const cells = new Map<string, unknown>([['id', row.id], ...change.cells])
        const shape = [...cells.keys()].join()
        groups.set(shape, [...(groups.get(shape) ?? []), cells])
        if (!change.silent)
          leaveLine(
            record,
            change.next,
            name,
            change.trace.before,
            change.trace.after,
            item.happenedAt ?? options.happenedAt,
          )
        touch(record, row, change.next)
        followUps.push([row, change.next])
      }
      if (!options.linksKnown)
        await checkLinks(work, record, followUps.map(([before, row]) => ({ row, before })), sure) // prettier-ignore
      for (const group of groups.values()) pending.push(updateRows(record, group))
      await followed(record, name, followUps)
      return rows as never
    },
    async confirm(shipped, given, names) {
      const record = own(shipped)
      const row = given as unknown as Row
      checkOnlyKept(ctx, record, row, confirmed)
      const next: Row = { ...row, version: row.version + 1, updatedAt: ctx.now().toISOString() }
      const values = Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
      const cells = cellsOf(ctx, record, { updatedAt: next.updatedAt }, ownCurrencyOnly(ctx))
      pending.push(updateRow(record, row.id, cells.set('version', next.version)))
      leaveLine(record, next, confirmed, values, values)
      touch(record, row, next)
      return next as never
    },
    async remove(shipped, given) {
      const record = own(shipped)
      checkOnlyKept(ctx, record, given as Values, 'delete')
      return (await toggle(record, given as unknown as Row, 'delete', ctx.now().toISOString())) as never
    },
    async restore(shipped, given) {
      const record = own(shipped)
      return (await toggle(record, given as unknown as Row, 'restore', null)) as never
    },
    async erase(shipped, given) {
      const record = own(shipped)
      const row = given as unknown as Row
      await flush()
      pending.push(...forgetting(record, row.id))
      leaveLine(record, { ...row, version: row.version + 1 }, 'erase', {}, {})
    },
    async redact(shipped, given, values) {
      const record = own(shipped)
      const row = given as unknown as Row
      const updatedAt = ctx.now().toISOString()
      const next: Row = { ...row, ...(values as Values), version: row.version + 1, updatedAt }
      const cells = cellsOf(ctx, record, { ...(values as Values), updatedAt }, await ratesFor(record, {}))
      pending.push(updateRow(record, row.id, cells.set('version', next.version)))
      leaveLine(record, next, 'erase', {}, {})
      touch(record, row, next)
    },
    async derive(shipped, id, values) {
      const record = own(shipped)
      const cells = cellsOf(ctx, record, values as Values, await ratesFor(record, values as Values))
      pending.push(updateRow(record, id, cells))
    },
  }

  async function toggle(
    record: RecordDefinition,
    row: Row,
    name: 'delete' | 'restore',
    deletedAt: string | null,
  ): Promise<Row> {
    const next: Row = { ...row, deletedAt, version: row.version + 1, updatedAt: ctx.now().toISOString() }
    const extra = await heard(record, name, row, next)
    const { updatedAt } = next
    const values = { deletedAt, updatedAt, ...extra }
    const cells = cellsOf(ctx, record, values, await ratesFor(record, values))
    pending.push(updateRow(record, row.id, cells.set('version', next.version)))
    if (name === 'restore') pending.push(...standAlone(row.id, ctx.cause.id))
    leaveLine(record, next, name, { deletedAt: row.deletedAt }, { deletedAt })
    touch(record, row, next)
    await followed(record, name, [[row, next]])
    return { ...next, ...extra }
  }

  return { work, close }
}

const blanks = new WeakMap<RecordDefinition, Values>()

/** A new record before anything is said about it. */
function blankOf(record: RecordDefinition): Values {
  const known = blanks.get(record)
  if (known) return known
  const blank = { ...Object.fromEntries(Object.keys(record.all).map((name) => [name, null])), ...initialValues(record) }
  blanks.set(record, blank)
  return blank
}

function withoutId({ id: _, ...values }: Values): Values {
  return values
}

function mayNot(definition: RecordDefinition, need: Need): Sentence {
  const record = one(definition)
  if (need === 'see') return say('You may not see this {record}.', { record })
  if (!definition.owned)
    return need === 'edit'
      ? say('You may not edit this {record}.', { record })
      : say('You may not delete this {record}.', { record })
  return need === 'edit'
    ? say('You may edit only what is yours; this {record} belongs to somebody else.', { record })
    : say('You may delete only what is yours; this {record} belongs to somebody else.', { record })
}
