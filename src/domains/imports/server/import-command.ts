import { createWriteStream, existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Ctx } from '../../../platform/context.ts'
import type { AtWork } from '../../../platform/room.ts'
import { newId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { sayAsIs } from '../../../kernel/sentence.ts'
import { firstOwner } from '../../../platform/access/account.ts'
import { personOf, type Actor } from '../../../platform/access/actor.ts'
import { pathOf } from '../../../platform/records/index.ts'
import { contextFor, type Site } from '../../../platform/site.ts'
import { dateOrders, fold, targetsOf, type DateOrder, type ImportChanges, type MissingWay } from '../model/reading.ts'
import { applyImport } from './apply/apply-import.ts'
import { errorLines } from './error-rows.ts'
import { forgetImport } from './forget-rows.ts'
import { changeImport, openImport } from './open-import.ts'
import { planImport } from './plan/plan-import.ts'
import type { Preview } from './plan/preview.ts'
import { beginImport } from './run-import.ts'
import { findRun, type Run } from './run.ts'

interface Given {
  as: string
  map: [string, string][]
  leave: string[]
  match?: string[]
  date: [string | null, DateOrder][]
  decimal?: '.' | ','
  alias: [string, string, string][]
  correct: [string, string, string][]
  missing: [string, MissingWay][]
  name?: string
  currency?: string
  overwrite?: boolean
  dryRun?: boolean
  yes?: boolean
  errors?: string
}

/** `farley import`: the import of a file from the command line. */
export function importCommand(atWork: AtWork): Command {
  return new Command('import')
    .description(
      'Brings the rows of a CSV or XLSX file in: reads it, says what every row becomes, and asks before it writes.',
    )
    .argument('<file>', 'a CSV or XLSX file')
    .requiredOption('--as <records>', 'what its rows are: companies, people, deals, products, users')
    .option('--map <column=field>', 'what a column becomes; again for others', pair, [])
    .option(
      '--leave <column>',
      'a column that is left out; again for others',
      (text: string, before: string[]) => [...before, text],
      [],
    )
    .option('--match <fields>', 'by what a row is recognised as a record that is there, the strongest first', list)
    .option('--date <order>', 'dd-mm-yy, mm-dd-yy or yy-mm-dd, for all columns or for one: closed=mm-dd-yy', order, [])
    .addOption(new Option('--decimal <sign>', 'the sign before decimals').choices(['.', ',']))
    .option('--alias <field:text=name>', 'a name that is there under another: product:GTXPro="GTX Pro"', meaning, [])
    .option(
      '--correct <field:text=value>',
      'a value that is meant by another; without one it is left out: industry:technolgy=technology',
      meaning,
      [],
    )
    .option('--missing <field=add|leave|report>', 'what becomes of names and choices that are not there', way, [])
    .option('--name <template>', 'names rows that have none: "{account} {product}"')
    .option('--currency <code>', 'of amounts that name none')
    .option('--overwrite', 'change what records have already, not only what is empty')
    .option('--dry-run', 'only say what would happen')
    .option('-y, --yes', 'take every suggestion and begin without asking')
    .option('--errors <file>', 'where the rows go that are not taken (beside the file when left out)')
    .action((file: string, given: Given) => atWork((site) => importFile(site, file, given)))
}

async function importFile(site: Site, file: string, given: Given): Promise<void> {
  const ctx = await contextOf(site)
  const record = recordOf(ctx, given.as)
  if (!existsSync(file)) throw refuse.invalid([{ field: 'file', ...sayAsIs(`There is no file ${file}.`) }])
  say(`Reading ${basename(file)} …`)
  const opened = await openImport(ctx, { path: file, name: basename(file) }, record)
  let run = await changeImport(ctx, opened, changesOf(ctx, opened, given), file)
  showMapping(ctx, run)
  await planImport(ctx, run)
  run = await findRun(ctx, run.id)
  run = await settle(ctx, run, file, given)
  showPreview(run)
  if (given.dryRun || (!given.yes && !(await ask('Begin?')))) {
    await forgetImport(ctx.db, run.id)
    return say('Nothing was written.')
  }
  await beginImport(ctx, run)
  const done = await applyImport(ctx, run.id, ({ done, total }) => progress(done, total))
  await finish(ctx, done, file, given)
}

/** The command works as the first owner, under whose name the changes stand in the ledger. */
async function contextOf(site: Site): Promise<Ctx> {
  const owner = await firstOwner(site.workspace.db)
  if (!owner) throw refuse.notNow(sayAsIs('Nobody owns this Farley yet. Create an owner first: farley owner create.'))
  // What a command says is English, as its help is.
  const actor: Actor = { ...(await personOf(site.workspace.db, owner, await site.settings())), language: 'en' }
  return contextFor(site, actor, { id: newId(), kind: 'import' })
}

function recordOf(ctx: Ctx, text: string): string {
  const wanted = fold(text)
  const record = ctx.registry.records.find((each) =>
    [each.name, each.plural, pathOf(each), each.label.many].some((name) => fold(name) === wanted),
  )
  if (!record) throw refuse.invalid([{ field: '--as', ...sayAsIs(`There are no “${text}”.`) }])
  return record.name
}

function changesOf(ctx: Ctx, run: Run, given: Given): ImportChanges {
  const { options } = run
  const column = (text: string) => columnOf(run, text)
  const target = (text: string) => targetNamed(ctx, run, text)
  const mapped = given.map.map(([name, to]) => ({ column: column(name), target: target(to) }))
  const taken = new Set(mapped.map((each) => each.target))
  const left = new Set([...given.leave.map(column), ...mapped.map((each) => each.column)])
  const mapping = [...options.mapping.filter((each) => !left.has(each.column) && !taken.has(each.target)), ...mapped]
  const corrections: Record<string, Record<string, string | null>> = {}
  for (const [field, text, meant] of [...given.alias, ...given.correct]) {
    ;(corrections[mappedNamed(ctx, run, mapping, field)] ??= {})[text] = meant === '' ? null : meant
  }
  const everywhere = given.date.find(([name]) => name === null)?.[1]
  const dates = Object.fromEntries([
    ...(everywhere ? run.columns.filter(({ dates }) => dates).map(({ index }) => [String(index), everywhere]) : []),
    ...given.date.flatMap(([name, order]) => (name === null ? [] : [[String(column(name)), order]])),
  ])
  const decimals = given.decimal ? Object.fromEntries(run.columns.filter(({ numbers }) => numbers).map(({ index }) => [String(index), given.decimal!])) : {} // prettier-ignore
  return {
    mapping,
    corrections,
    dates,
    decimals,
    missing: Object.fromEntries(given.missing.map(([field, how]) => [mappedNamed(ctx, run, mapping, field), how])),
    ...(given.match && { match: given.match.map(target) }),
    ...(given.name && { nameTemplate: given.name }),
    ...(given.currency && { currency: given.currency.toUpperCase() }),
    ...(given.overwrite && { update: 'overwrite' as const }),
  }
}

function columnOf(run: Run, text: string): number {
  const found = run.columns.find(({ name, index }) => fold(name) === fold(text) || `#${index + 1}` === text)
  if (!found)
    throw refuse.invalid([
      {
        field: '--map',
        ...sayAsIs(`The file has no column “${text}”. It has: ${run.columns.map(({ name }) => name).join(', ')}.`),
      },
    ])
  return found.index
}

function targetNamed(ctx: Ctx, run: Run, text: string): string {
  const targets = targetsOf(ctx.registry.record(run.record)!, ctx.registry.records)
  const found =
    targets.find(({ key, label }) => key === text || fold(label.message) === fold(text)) ??
    targets.find(({ key }) => key.split('.').at(-1) === text)
  return found?.key ?? text
}

/** The mapped field that is meant, also by its last part: `product` for the product on a deal's line, `country`. */
function mappedNamed(ctx: Ctx, run: Run, mapping: readonly { target: string }[], text: string): string {
  const wanted = fold(text)
  const found = mapping.find(({ target }) => target === text || fold(target.split('.').at(-1)!) === wanted)
  return found?.target ?? targetNamed(ctx, run, text)
}

/** Shows what is not clear; with --yes, or when asked and answered so, every suggestion is taken. */
async function settle(ctx: Ctx, run: Run, file: string, given: Given): Promise<Run> {
  const { undecided, ambiguous } = run.preview!
  for (const { column, kind } of ambiguous) {
    const { name, samples } = run.columns[column]!
    const what =
      kind === 'dates'
        ? 'which part is the day and which the month: say --date dd-mm-yy or --date mm-dd-yy'
        : 'the sign before decimals: say --decimal . or --decimal ,'
    say(`  ? ${name} (${samples.join(', ')}) does not say ${what}`)
  }
  if (undecided.length === 0) return run
  const corrections = structuredClone(run.options.corrections)
  const missing = { ...run.options.missing }
  say('These are not clear:')
  for (const { target, value, suggestion, mayAdd } of undecided) {
    if (suggestion) (corrections[target] ??= {})[value] = suggestion
    else if (mayAdd) missing[target] ??= 'add'
  }
  showUndecided(undecided)
  const hasAny = undecided.some(({ suggestion, mayAdd }) => suggestion || mayAdd)
  const isTaken = given.yes || (!given.dryRun && canAsk() && (await ask('Take these suggestions?')))
  if (!hasAny || !isTaken) return run
  const changed = await changeImport(ctx, run, { corrections, missing }, file)
  await planImport(ctx, changed)
  const next = await findRun(ctx, run.id)
  // What was added may bring up what could not be seen before; each round settles something or ends.
  const isOpen = next.preview!.undecided.some(
    ({ suggestion, mayAdd, target }) => suggestion || (mayAdd && !next.options.missing[target]),
  )
  return isOpen && next.preview!.counts.bad < run.preview!.counts.bad ? settle(ctx, next, file, given) : next
}

/** Those that look like another name one by one, the others together: there may be hundreds. */
function showUndecided(undecided: Preview['undecided']): void {
  const count = (rows: number) => `${rows} ${rows === 1 ? 'row' : 'rows'}`
  const near = undecided.filter(({ suggestion }) => suggestion !== undefined)
  for (const { label, value, rows, suggestion } of near.slice(0, 40))
    say(`  ? ${label}: “${value}” (${count(rows)}) → ${suggestion}?`)
  if (near.length > 40) say(`  ? … and ${near.length - 40} more that look like another name`)
  const others = undecided.filter(({ suggestion }) => suggestion === undefined)
  for (const [label, items] of Map.groupBy(others, (each) => each.label)) {
    const names = items.slice(0, 8).map(({ value }) => `“${value}”`).join(', ') // prettier-ignore
    const rows = items.reduce((sum, each) => sum + each.rows, 0)
    const what =
      items.length === 1
        ? `${names} is not known`
        : `${items.length} are not known: ${names}${items.length > 8 ? ', …' : ''}`
    say(`  ? ${label}: ${what} (${count(rows)})${items.some(({ mayAdd }) => mayAdd) ? ' → add?' : ''}`)
  }
}

function showMapping(ctx: Ctx, run: Run): void {
  const record = ctx.registry.record(run.record)!
  const labels = new Map(targetsOf(record, ctx.registry.records).map(({ key, label }) => [key, label.message]))
  for (const { index, name } of run.columns) {
    const becomes = run.options.mapping
      .filter(({ column }) => column === index)
      .map(({ target }) => labels.get(target) ?? target)
    say(`  ${name} → ${becomes.join(' and ') || '(left out)'}`)
  }
}

function showPreview({ preview, fileName }: Run): void {
  const { counts, added, problems } = preview!
  say(
    `${fileName}: ${counts.total} rows, ${counts.new} new, ${counts.update} updates, ${counts.unchanged} unchanged, ${counts.bad} bad`,
  )
  for (const { label, count, names } of added)
    say(`  adds ${count} ${label.toLowerCase()}: ${names.slice(0, 8).join(', ')}${count > 8 ? ', …' : ''}`)
  for (const { row, reason } of problems.slice(0, 10)) say(`  row ${row}: ${reason}`)
}

async function finish(ctx: Ctx, run: Run, file: string, given: Given): Promise<void> {
  const { created, updated, unchanged, bad, added } = run.counts!
  console.log(
    `${created} created, ${updated} updated, ${unchanged} unchanged, ${bad} bad (of ${run.rows} rows); ${added} added besides`,
  )
  if (bad > 0) {
    const path = given.errors ?? `${file.slice(0, file.length - extname(file).length)}.not-imported.csv`
    await pipeline(Readable.from(errorLines(ctx, run)), createWriteStream(path))
    console.log(`The rows that were not taken, with the reasons: ${path}`)
    process.exitCode = 3
  }
  console.log(`To take it back: POST /api/v1/undo {"cause":"${run.cause}"}`)
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

function progress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${done} of ${total} rows${done >= total ? '\n' : ''}`)
}

const canAsk = () => process.stdin.isTTY === true

async function ask(question: string): Promise<boolean> {
  if (!canAsk())
    throw refuse.notNow(
      sayAsIs('There is nobody to ask. Say --yes to take every suggestion and begin, or --dry-run to only look.'),
    )
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim())
  } finally {
    lines.close()
  }
}

function pair(text: string, before: [string, string][]): [string, string][] {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new InvalidArgumentError('Such as "E-mail address=emails".')
  return [...before, [text.slice(0, at), text.slice(at + 1)]]
}

function meaning(text: string, before: [string, string, string][]): [string, string, string][] {
  const match = /^([^:]+(?::[a-z0-9]+\.[A-Za-z]+)?):([^=]+)=(.*)$/s.exec(text)
  if (!match) throw new InvalidArgumentError('Such as product:GTXPro="GTX Pro".')
  return [...before, [match[1]!, match[2]!, match[3]!]]
}

function way(text: string, before: [string, MissingWay][]): [string, MissingWay][] {
  const [, field, how] = /^(.+)=(add|leave|report)$/.exec(text) ?? []
  if (!field) throw new InvalidArgumentError('Such as company=add.')
  return [...before, [field, how as MissingWay]]
}

function list(text: string): string[] {
  return text.split(',').map((each) => each.trim()).filter(Boolean) // prettier-ignore
}

function order(text: string, before: [string | null, DateOrder][]): [string | null, DateOrder][] {
  const [, column = null, written] = /^(?:(.+)=)?([dmy.\-/ ]+)$/i.exec(text) ?? []
  const letters = (written ?? '').toLowerCase().replace(/[^dmy]/g, '').replace(/(.)\1+/g, '$1') // prettier-ignore
  if (!(dateOrders as readonly string[]).includes(letters))
    throw new InvalidArgumentError('dd-mm-yy, mm-dd-yy or yy-mm-dd.')
  return [...before, [column, letters as DateOrder]]
}
