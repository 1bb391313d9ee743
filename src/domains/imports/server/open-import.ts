import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { one, say } from '../../../kernel/sentence.ts'
import { newId } from '../../../kernel/id.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { told } from '../../../platform/words/index.ts'
import {
  presetOf,
  suggestMapping,
  suggestTemplate,
  unknownNames,
  type ImportChanges,
  type ImportOptions,
} from '../model/reading.ts'
import { opennessFor } from './open-targets.ts'
import { usualKeys } from './plan/matches.ts'
import { findRun, recordOf, saveRun, type Run } from './run.ts'
import { stageFile, type Staged } from './stage/stage-file.ts'

/** Takes a file in: reads its rows, judges what they are, and suggests what its columns become. Writes no record. */
export async function openImport(
  ctx: Ctx,
  file: { id?: string; path: string; name: string },
  recordName: string,
): Promise<Run> {
  const record = recordOf(ctx, recordName)
  const id = file.id ?? newId()
  const staged = await stageFile(ctx.db, id, file.path)
  const options = suggestedOptions(ctx, record, staged)
  const preset = presetOf(staged.columns.map(({ name }) => name), record.name) // prettier-ignore
  await ctx.db.run({
    text: `insert into import_run (id, record, file_name, format, sheets, columns, preset, rows, options, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      id, record.name, file.name.slice(0, 300), JSON.stringify(staged.format), staged.sheets, JSON.stringify(staged.columns),
      preset?.key ?? null, staged.rows, JSON.stringify(options), ctx.actor.userId ?? ctx.actor.id,
    ], // prettier-ignore
  })
  return findRun(ctx, id)
}

function suggestedOptions(ctx: Ctx, record: RecordDefinition, { columns }: Staged): ImportOptions {
  const { records } = ctx.registry
  const openness = opennessFor(ctx, record)
  const suggested = suggestMapping(columns, record, records, (label) => told(ctx, label)).filter(
    ({ target }) => openness(target) === 'open',
  )
  const mapping = suggested.map(({ column, target }) => ({ column, target }))
  return {
    mapping,
    dates: {},
    decimals: {},
    match: usualKeys(ctx, record, new Set(mapping.map(({ target }) => target))),
    update: 'empty',
    duplicates: 'report',
    missing: {},
    corrections: {},
    cells: [],
    nameTemplate: suggestTemplate(columns, mapping, record, records),
    currency: ctx.settings.currency,
  }
}

/** Takes over what a person decided. Another format reads the file anew and suggests anew. Refuses once it has begun to run. */
export async function changeImport(ctx: Ctx, run: Run, changes: ImportChanges, path: string): Promise<Run> {
  if (!['read', 'planned'].includes(run.state)) throw refuse.notNow(say('This import has begun already.'))
  const record = recordOf(ctx, run.record)
  const { format, ...decided } = changes
  const staged = format ? await stageFile(ctx.db, run.id, path, { ...run.format, ...format }) : null
  const options = { ...(staged ? suggestedOptions(ctx, record, staged) : run.options), ...decided }
  checkOptions(ctx, record, staged ?? run, options)
  await saveRun(ctx.db, run.id, {
    state: 'read',
    preview: null,
    options,
    ...(staged && { format: staged.format, sheets: staged.sheets, columns: staged.columns, rows: staged.rows }),
  })
  return findRun(ctx, run.id)
}

function checkOptions(
  ctx: Ctx,
  record: RecordDefinition,
  { columns }: Pick<Run, 'columns'>,
  options: ImportOptions,
): void {
  const faults: FieldFault[] = []
  const openness = opennessFor(ctx, record)
  const known = (key: string) => openness(key) !== 'unknown'
  const single = new Set<string>()
  options.mapping.forEach(({ column, target }, index) => {
    const field = `mapping.${index}`
    if (!columns[column]) faults.push({ field, ...say('The file has no column {column}; the first is 0.', { column }) })
    if (!known(target))
      faults.push({ field, ...say('{record} has nothing called “{target}”.', { record: one(record), target }) })
    else if (openness(target) === 'seen') faults.push({ field, ...say('You may not change “{target}”.', { target }) })
    if (single.has(target))
      faults.push({ field, ...say('Two columns become “{target}”. Leave one of them out.', { target }) })
    single.add(target)
  })
  options.match.forEach((target, index) => {
    if (!known(target))
      faults.push({
        field: `match.${index}`,
        ...say('{record} has nothing called “{target}”.', { record: one(record), target }),
      })
  })
  for (const target of [...Object.keys(options.missing), ...Object.keys(options.corrections)]) {
    if (!known(target))
      faults.push({ field: target, ...say('{record} has nothing called “{target}”.', { record: one(record), target }) })
  }
  const said = [
    ...columns.map(({ name }) => name),
    ...options.mapping.flatMap(({ target }) => [target, target.split('.').at(-1)!]),
  ]
  for (const name of unknownNames(options.nameTemplate ?? '', said)) {
    faults.push({ field: 'nameTemplate', ...say('The file has no column “{name}”.', { name }) })
  }
  if (faults.length > 0) throw refuse.invalid(faults)
}
