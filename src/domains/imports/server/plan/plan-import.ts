import { ownersFor } from '../../../../platform/access/scope.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Filter } from '../../../../kernel/filter.ts'
import { isOnlyKept, type RecordDefinition } from '../../../../kernel/record.ts'
import { isEmpty } from '../../../../kernel/field.ts'
import { many, one, say } from '../../../../kernel/sentence.ts'
import { dayIn } from '../../../../kernel/time.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { rowsByIds } from '../../../../platform/records/fetch.ts'
import { staysAsItIs } from '../../../../platform/records/only-kept.ts'
import { findRows } from '../../../../platform/records/read/find-rows.ts'
import { nameIn, told } from '../../../../platform/words/index.ts'
import { visibleIds } from '../../../../platform/records/read/visible-ids.ts'
import { rowReader, targetOf, type Problem, type ReadRow } from '../../model/reading.ts'
import { forgetRows } from '../forget-rows.ts'
import { opennessFor } from '../open-targets.ts'
import { missingParts, partsFor } from '../parts.ts'
import { patchFor } from '../patch.ts'
import { recordOf, saveRun, type Run } from '../run.ts'
import type { Addition } from './additions.ts'
import { findMatches, findNamesakes, keyed, matchKeys, type Keyed, type MatchKey } from './matches.ts'
import { openNames } from './names.ts'
import { previewOf, type Preview } from './preview.ts'
import { areAddresses, repeatedTexts } from './texts.ts'
import { openWholes } from './wholes.ts'

type State = 'new' | 'update' | 'unchanged' | 'bad'
type PlanRow = readonly [
  string,
  number,
  number,
  number | null,
  string,
  string | null,
  State,
  string | null,
  string | null,
]

const columns = ['run_id', 'step', 'position', 'number', 'record', 'record_id', 'state', 'content', 'problems']
const chunk = 2_000
/** Rows sent in one transaction. */
const sent = 20_000

/** Says of every row of the file what it becomes: new, an update, unchanged, or not to be taken, and why. Writes nothing but the plan. */
export async function planImport(
  ctx: Ctx,
  run: Run,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<Preview> {
  const record = recordOf(ctx, run.record)
  await forgetRows(ctx.db, run.id, 'plan')
  const planner = await openPlanner(ctx, run, record)
  let done = 0
  let waiting: PlanRow[] = []
  let sending: Promise<unknown> = Promise.resolve()
  // The database takes rows in while the next are looked at.
  const send = async () => {
    await sending
    sending = ctx.db.copyIn('import_plan', columns, waiting)
    sending.catch(() => {})
    waiting = []
  }
  for await (const rows of rowsOf(ctx, run)) {
    waiting.push(...(await planner.plan(rows)))
    done += rows.length
    if (waiting.length >= sent) await send()
    await progress(done)
  }
  waiting.push(...planner.additions())
  await send()
  await sending
  const preview = planner.preview()
  await saveRun(ctx.db, run.id, { state: 'planned', preview, appliedStep: -1, appliedPosition: 0, done: 0 })
  return preview
}

type FileRow = { number: number; cells: string[] }

/** The rows of the file in pieces; the next piece is fetched while one is worked on. */
async function* rowsOf(ctx: Ctx, run: Run): AsyncIterable<FileRow[]> {
  const text = 'select number, cells from import_row where run_id = $1 and number > $2 order by number limit $3'
  const fetch = (after: number) => {
    const rows = ctx.db.run<FileRow>({ text, values: [run.id, after, chunk], name: 'import_rows' })
    rows.catch(() => {})
    return rows
  }
  for (let next = fetch(0); ;) {
    const rows = await next
    if (rows.length === chunk) next = fetch(rows.at(-1)!.number)
    if (rows.length > 0) yield rows
    if (rows.length < chunk) return
  }
}

async function openPlanner(ctx: Ctx, run: Run, record: RecordDefinition) {
  const { options } = run
  const openness = opennessFor(ctx, record)
  const mapping = options.mapping.filter(({ target }) => openness(target) === 'open')
  const names = await openNames(ctx, run, record)
  const read = rowReader({
    record,
    records: ctx.registry.records,
    columns: run.columns,
    options: { ...options, mapping },
    timeZone: ctx.settings.timeZone,
    today: dayIn(ctx.settings.timeZone, ctx.now()),
    named: names.reader,
    add: names.add,
    tell: (sentence) => told(ctx, sentence),
  })
  const keys = matchKeys(
    ctx,
    record,
    options.match.filter((key) => openness(key) !== 'unknown'),
  )
  const repeated = await repeatedKeys(ctx, run, keys)
  const seen = keys.map(() => new Map<string, number>())
  const used = new Set<string>()
  const wholes = openWholes(ctx, record, mapping)
  const labels = new Map(mapping.flatMap(({ target: key }) => {
    const target = targetOf(key, record, ctx.registry.records)
    return target ? [[key, told(ctx, target.label)]] : []
  })) // prettier-ignore
  const preview = previewOf(
    record,
    labels,
    (name) => nameIn(ctx.actor.language, name),
    (key) => mayAdd(ctx, record, key),
  )
  const width = run.columns.length
  let position = 0

  async function plan(rows: readonly { number: number; cells: string[] }[]): Promise<PlanRow[]> {
    const readRows = rows.map(({ number, cells }) => ({
      number,
      ...keyed(keys, withWidth(ctx, read(number, cells), cells, width)),
    }))
    const matches = await findMatches(ctx, record, keys, readRows)
    const namesakes = options.duplicates === 'report' ? await findNamesakes(ctx, record, readRows) : null
    const ids = [...new Set([...matches.values()].flatMap(({ ids }) => (ids.length === 1 ? ids : [])))]
    const current = new Map((await rowsByIds(ctx.db, record, ids, false)).map((row) => [row.id, row]))
    const editable = await visibleIds(ctx, record, ids, 'edit')
    const said = [...matches].flatMap(([{ values, parts }, { ids }]) =>
      ids.length === 1 ? [{ id: ids[0]!, parts: partsFor(ctx.registry, record, values, parts) }] : [],
    )
    const find = (part: RecordDefinition, filter: Filter) => findRows(ctx, ctx.db, part, filter, { limit: 1_000_000 })
    const missing = await missingParts(ctx.registry, find, said, options.update)
    return readRows.map(({ number, row, texts }) => {
      const match = matches.get(row)
      const problems = row.problems
      problems.push(...rightsProblems(ctx, record, row))
      let state: State = 'new'
      let id: string | null = null
      if (match && match.ids.length > 1) problems.push(several(ctx, record, match))
      else if (match) {
        id = match.ids[0]!
        const patch = patchFor(record, current.get(id)!, row.values, options.update)
        state = isEmpty(Object.keys(patch)) && !missing.has(id) ? 'unchanged' : 'update'
        if (state === 'update' && !editable.has(id)) problems.push(notYours(ctx, record))
        else if (state === 'update' && isOnlyKept(record, current.get(id)!)) problems.push(restricted(ctx, record))
      }
      const namesake = match ? undefined : namesakes?.get(row)
      if (namesake !== undefined) problems.push(namesakeProblem(ctx, record, namesake))
      const twin = twinOf(texts, number)
      const whole = twin && state !== 'update' ? wholes.sameAs(twin, row) : undefined
      if (twin !== undefined && !whole && !(options.duplicates === 'create' && !match))
        problems.push(twinProblem(ctx, twin))
      if (problems.length > 0) state = 'bad'
      if (state === 'new') id = whole ? newId() : idFor(row)
      if (!twin && id !== null && state !== 'bad') wholes.keep(number, id, row)
      const step = state === 'new' ? 1 + rankFor(row) : state === 'update' ? 100 : 200
      if ((state === 'new' || state === 'update') && row.added.length > 0) row.added.forEach(names.need)
      preview.take(number, state, problems, row)
      const faults = problems.length > 0 ? JSON.stringify(problems) : null
      const part = whole && state === 'new' ? wholes.partOf(whole, row) : null
      const { values, parts, origin, createdAt } = part ?? row
      const content =
        state === 'bad' || state === 'unchanged' ? null : JSON.stringify({ values, parts, origin, createdAt })
      return [run.id, step, ++position, number, part?.record ?? record.name, id, state, content, faults] as const
    })
  }

  /** The row further up that says the same by a key. */
  function twinOf(texts: Keyed['texts'], number: number): { number: number; key: MatchKey } | undefined {
    let twin: { number: number; key: MatchKey } | undefined
    for (let index = 0; index < keys.length; index++) {
      for (const text of texts[index]!) {
        if (!repeated[index]!.has(text)) continue
        const known = seen[index]!.get(text)
        if (known !== undefined) twin ??= { number: known, key: keys[index]! }
        else seen[index]!.set(text, number)
      }
    }
    return twin
  }

  function idFor(row: ReadRow): string {
    const own = [row.values[record.title], row.origin].flatMap((name) =>
      typeof name === 'string' ? (names.idOf(name) ?? []) : [],
    )[0]
    const id = own && !used.has(own) ? own : newId()
    used.add(id)
    return id
  }

  function rankFor(row: ReadRow): number {
    return Math.max(
      0,
      ...[row.values[record.title], row.origin].map((name) => (typeof name === 'string' ? names.rankOf(name) : 0)),
    )
  }

  return {
    plan,
    additions: () => names.additions().map((addition): PlanRow => planned(run, addition, ++position)),
    preview: () => preview.result(names.additions()),
  }
}

const planned = (run: Run, { record, id, values }: Addition, position: number): PlanRow => [
  run.id, 0, position, null, record.name, id, 'new', JSON.stringify({ values, parts: {}, origin: null, createdAt: null }), null,
] // prettier-ignore

/** Keys whose texts come more than once in the file; a key of many columns is compared as a whole. */
async function repeatedKeys(ctx: Ctx, run: Run, keys: readonly MatchKey[]): Promise<Pick<Set<string>, 'has'>[]> {
  return Promise.all(
    keys.map(async ({ target }) => {
      const at = run.options.mapping.filter(
        (each) => each.target === target.key || each.target.startsWith(`${target.key}:`),
      )
      const [only, ...others] = at
      const { cells, corrections } = run.options
      const isPutRight = corrections[target.key] !== undefined || cells.some(({ column }) => column === only?.column)
      const isText = target.field?.type === 'text' || target.key === '@id'
      const isAsWritten = isText || (target.field?.type === 'emails' && only && (await areAddresses(ctx.db, run.id, only.column))) // prettier-ignore
      // Phones are compared in another form than they are written in, and lists come from several columns.
      if (!only || others.length > 0 || isPutRight || !isAsWritten) return { has: () => true }
      const texts = await repeatedTexts(ctx.db, run.id, only.column)
      return { has: (text: string) => texts.has(text.toLowerCase()) }
    }),
  )
}

function mayAdd(ctx: Ctx, record: RecordDefinition, key: string): boolean {
  const target = targetOf(key, record, ctx.registry.records)
  if (!target?.field || target.piece) return false
  const of = ctx.registry.record(target.field.to ?? 'choice')
  return of !== undefined && !target.field.fixed && ctx.actor.permissions.of(of).create
}

function withWidth(ctx: Ctx, row: ReadRow, cells: readonly string[], width: number): ReadRow {
  const more = cells.slice(width).filter((cell) => cell.trim() !== '')
  if (more.length > 0) {
    const reason = told(ctx, say('This row has {count} cells, the header {width}.', { count: cells.length, width }))
    row.problems.push({ column: null, target: null, value: more[0]!.slice(0, 200), reason, kind: 'value' })
  }
  return row
}

/** Who may only edit what is theirs brings in only what is theirs. */
function rightsProblems(ctx: Ctx, record: RecordDefinition, { values }: ReadRow): Problem[] {
  const owners = ownersFor(ctx.actor, record, 'edit')
  if (!record.owned || owners === 'all') return []
  if (values.owner === undefined || values.owner === ctx.actor.userId) return []
  if (owners.includes(values.owner as string)) return []
  const reason = told(ctx, say('You may only import {records} of your own.', { records: many(record) }))
  return [{ column: null, target: 'owner', value: '', reason, kind: 'forbidden' }]
}

const several = (ctx: Ctx, record: RecordDefinition, { ids, key }: { ids: string[]; key: MatchKey }): Problem => ({
  column: null, target: key.target.key, value: '', kind: 'duplicate',
  reason: told(ctx, say('{count} {records} have the same {field}.', { count: ids.length, records: many(record), field: key.called })),
}) // prettier-ignore

const notYours = (ctx: Ctx, record: RecordDefinition): Problem => ({
  column: null, target: null, value: '', kind: 'forbidden', 
  reason: told(ctx, say('This {record} is there already and belongs to somebody else.', { record: one(record) })),
}) // prettier-ignore

const restricted = (ctx: Ctx, record: RecordDefinition): Problem => ({
  column: null, target: null, value: '', kind: 'refused', reason: told(ctx, staysAsItIs(record)),
}) // prettier-ignore

const twinProblem = (ctx: Ctx, { number, key }: { number: number; key: MatchKey }): Problem => ({
  column: null, target: key.target.key, value: '', kind: 'duplicate',
  reason: told(ctx, say('Row {number} has the same {field}.', { number, field: key.called })),
}) // prettier-ignore

const namesakeProblem = (ctx: Ctx, record: RecordDefinition, name: string): Problem => ({
  column: null, target: record.title, value: name, kind: 'duplicate',
  reason: told(ctx, say('There is a {record} called “{name}” already, and nothing here tells whether it is the same.', { record: one(record), name })),
}) // prettier-ignore
