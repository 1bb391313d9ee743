import { demandLevels } from '../../../kernel/demand.ts'
import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { named } from './named.ts'
import { nameOf, rowSchema } from './shown.ts'

const id = z.uuid()

export const can = named(
  'Can',
  z.object({
    update: z.boolean(),
    delete: z.boolean(),
    actions: z.array(z.string()).describe('The actions that may be done to it now.'),
    share: z.boolean().describe('Share it with colleagues and teams.'),
  }),
)

const linkedRecord = named(
  'Linked',
  z.object({
    id,
    record: z.string(),
    title: z.string().nullable(),
    subtitle: z.string().nullable().optional(),
    deleted: z.boolean().optional(),
  }),
)

/** What links point to, by id; what the reader may not see is absent. */
export const linked = z.record(z.string(), linkedRecord)

export const page = named(
  'Page',
  z.object({
    after: z.string().nullable().optional().describe('The cursor of the next page.'),
    before: z.string().nullable().optional(),
    more: z.boolean(),
    count: z.object({ value: z.int(), exact: z.boolean() }).nullable().optional(),
    position: z.number().optional().describe('Where in the whole list the page begins, 0 to 1.'),
  }),
)

const differences = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .describe('With `asOf`, by id: the fields that are different now, as they are now.')

const made = new Map<string, z.ZodType>()
const once = <T extends z.ZodType>(key: string, make: () => T): T => {
  const schema = (made.get(key) as T | undefined) ?? make()
  made.set(key, schema)
  return schema
}

export const oneOf = (record: RecordDefinition) =>
  once(`one:${record.name}`, () => z.object({ data: rowSchema(record), can, linked: linked.optional() }))

export const listOf = (record: RecordDefinition) =>
  once(`list:${record.name}`, () =>
    z.object({ data: z.array(rowSchema(record)), page, linked: linked.optional(), now: differences.optional() }),
  )

export const binAnswer = z.object({
  data: z.array(
    named(
      'Deleted',
      z.object({
        id,
        title: z.string(),
        deletedAt: z.iso.datetime(),
        by: z.string().nullable().describe('Who deleted it.'),
        goesAt: z.iso.datetime().nullable().describe('When it is deleted for good; null where it is kept.'),
        mayRestore: z.boolean(),
      }),
    ),
  ),
  page,
})

export const hangingAnswer = z.object({
  data: z.array(
    named(
      'Hanging',
      z.object({
        record: z.string(),
        field: z.string(),
        count: z.object({ value: z.int(), exact: z.boolean() }),
      }),
    ),
  ),
})

/** The record after a change, and the cause by which the change can be undone. */
export const changedOf = (record: RecordDefinition) =>
  once(`changed:${record.name}`, () =>
    named(
      `${nameOf(record)}Changed`,
      z.object({ data: rowSchema(record), can, cause: id.describe('For POST /undo.') }),
    ),
  )

const values = z.record(z.string(), z.unknown())

export const ledgerLine = named(
  'LedgerLine',
  z.object({
    id: z.int(),
    recordedAt: z.iso.datetime(),
    happenedAt: z.iso.datetime(),
    actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string().nullable() }),
    cause: z.object({ id, kind: z.string(), of: id.nullable().optional() }),
    record: z.string(),
    recordId: id,
    version: z.int(),
    name: z.string().describe('create, update, delete, restore, or the name of an action.'),
    before: values,
    after: values,
  }),
)

const causes = z.record(z.string(), z.string()).describe('By cause, what the job is called that did it.')

export const historyAnswer = z.object({
  data: z.array(ledgerLine),
  page,
  linked: linked.optional(),
  causes: causes.optional(),
})

export const changesAnswer = z.object({
  data: z.array(
    named(
      'CauseOfChanges',
      z.object({
        cause: z.object({ id, kind: z.string(), of: id.nullable().optional() }),
        actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string().nullable() }),
        at: z.iso.datetime(),
        title: z.string().nullable(),
        names: z.array(z.string()),
        fields: z.array(z.string()),
        records: z.int(),
        more: z.boolean().describe('There are further records than those counted.'),
        ids: z.array(id).describe('The first few records.'),
      }),
    ),
  ),
  page,
  linked: linked.optional(),
})

export const originsAnswer = z.object({
  data: z.record(z.string(), ledgerLine).describe('By field, the change that it has its value from.'),
  confirmed: z
    .record(z.string(), ledgerLine)
    .describe('By field, when it was last said that it is still so, if nothing changed it since.'),
  created: ledgerLine.nullable(),
})

export const unmetAnswer = z.object({
  data: z.array(
    named(
      'UnmetRule',
      z.object({ rule: id, level: z.enum(demandLevels), sentence: z.string(), fields: z.array(z.string()) }),
    ),
  ),
})

export const timelineAnswer = z.object({
  data: z.array(
    named(
      'TimelineEntry',
      z.object({
        at: z.iso.datetime(),
        kind: z.string(),
        record: z.string(),
        id,
        subject: id,
        row: values.optional(),
        line: ledgerLine.optional(),
      }),
    ),
  ),
  page,
  linked: linked.optional(),
})

export const aggregateAnswer = z.object({
  data: z.array(z.object({ group: values, values: z.array(z.unknown()) })),
  linked: linked.optional(),
})

export const placesAnswer = z.object({
  data: z.array(
    z.object({
      latitude: z.number(),
      longitude: z.number(),
      count: z.number().int(),
      exact: z.boolean().describe('False where only the town or the country of an address is known.'),
      id: id.nullable(),
      title: z.string().nullable(),
    }),
  ),
})

export const jobStarted = named('JobStarted', z.object({ data: z.object({ id }) }))
