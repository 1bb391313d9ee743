import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { formatSchema, optionsSchema, targetOf, targetsOf } from '../model/reading.ts'
import { told } from '../../../platform/words/index.ts'
import type { Run } from './run.ts'

const moment = z.iso.datetime()
const problem = z.object({
  row: z.int(),
  column: z.int().nullable(),
  target: z.string().nullable(),
  value: z.string(),
  reason: z.string(),
  kind: z.enum(['value', 'missing', 'ambiguous', 'dates', 'decimals', 'required', 'duplicate', 'forbidden', 'refused']),
  suggestion: z.string().optional(),
})
const counts = { new: z.int(), update: z.int(), unchanged: z.int(), bad: z.int() }

/** What a preview says. */
const preview = named(
  'ImportPreview',
  z.object({
    counts: z.object({ total: z.int(), ...counts, duplicate: z.int() }),
    added: z.array(z.object({ record: z.string(), label: z.string(), count: z.int(), names: z.array(z.string()) })),
    undecided: z.array(
      z.object({
        target: z.string(), column: z.int(), label: z.string(), value: z.string(), rows: z.int(), reason: z.string(),
        suggestion: z.string().optional(), mayAdd: z.boolean(),
      }), // prettier-ignore
    ),
    ambiguous: z.array(z.object({ column: z.int(), target: z.string(), kind: z.enum(['dates', 'decimals']) })),
    problems: z.array(problem),
    samples: z.array(
      z.object({
        row: z.int(),
        state: z.string(),
        title: z.string(),
        values: z.unknown(),
        parts: z.unknown(),
        said: z.record(z.string(), z.string()),
      }),
    ),
  }),
)

const column = z.object({
  index: z.int(),
  name: z.string(),
  filled: z.int(),
  samples: z.array(z.string()),
  kind: z.string(),
  values: z.array(z.object({ text: z.string(), count: z.int() })).optional(),
  order: z.string().nullable().optional().describe('The order of its dates; null: a person has to say.'),
  decimal: z.string().nullable().optional().describe('Its decimal sign; null: a person has to say.'),
  dates: z.unknown(),
  numbers: z.unknown(),
})
const target = z.object({
  key: z.string(),
  label: z.string(),
  type: z.string(),
  record: z.string(),
  to: z.string().nullable(),
  required: z.boolean(),
})

export const importSchema = named(
  'Import',
  z.object({
    id: z.uuid(),
    record: z.string(),
    fileName: z.string(),
    state: z.enum(['read', 'planning', 'planned', 'running', 'paused', 'done', 'cancelled', 'failed']),
    format: formatSchema,
    sheets: z.array(z.string()),
    preset: z.string().nullable().describe('The system whose export this is.'),
    columns: z.array(column),
    rows: z.int(),
    options: optionsSchema,
    targets: z.array(target).describe('What a column can become.'),
    preview: preview.nullable(),
    done: z.int(),
    counts: z
      .object({ created: z.int(), updated: z.int(), unchanged: z.int(), bad: z.int(), added: z.int() })
      .nullable()
      .describe('What became of the rows; the first four make up all rows.'),
    remainingSeconds: z.int().nullable(),
    cause: z.uuid().nullable().describe('For POST /undo.'),
    job: z.uuid().nullable(),
    error: z.string().nullable(),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
  }),
)

/** An import as the API shows it. */
export function shownRun(ctx: Ctx, run: Run): z.input<typeof importSchema> {
  const record = ctx.registry.record(run.record)!
  const { records } = ctx.registry
  const hidden = ctx.actor.permissions.of(record).hidden
  const known = new Set<string>()
  const all = [
    ...targetsOf(record, records),
    ...run.options.mapping.flatMap(({ target: key }) => targetOf(key, record, records) ?? []),
  ]
  const targets = all.flatMap(({ key, label, field, record: of, name, piece }) => {
    if (known.has(key) || (name && hidden.has(name))) return []
    known.add(key)
    const type = piece ? 'text' : (field?.type ?? 'text')
    return [
      {
        key,
        label: told(ctx, label),
        type,
        record: of.name,
        to: piece ? null : (field?.to ?? null),
        required: field?.required === true && field.initial === undefined && of === record,
      },
    ]
  })
  return { ...run, targets, remainingSeconds: remaining(ctx, run) } as z.input<typeof importSchema>
}

/** Judged by the speed so far; null while there is none. */
function remaining(ctx: Ctx, { state, startedAt, done, preview }: Run): number | null {
  const total = preview ? preview.counts.new + preview.counts.update : 0
  if (state !== 'running' || !startedAt || done === 0) return null
  const seconds = (ctx.now().getTime() - Date.parse(startedAt)) / 1000
  return Math.max(0, Math.round((seconds / done) * (total - done)))
}
