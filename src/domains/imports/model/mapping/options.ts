import { z } from 'zod'
import { delimiters } from '../file/delimiter.ts'
import { encodings } from '../file/encoding.ts'
import { dateOrders } from '../../../../kernel/written/dates.ts'

const column = z.number().int().min(0).max(2000)
const target = z.string().min(1).max(120)
const text = z.string().max(1000)
const byColumn = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^\d{1,4}$/), value)

/** What a file is: cells between signs, a workbook, objects, contacts, or mails. */
const kinds = ['text', 'workbook', 'json', 'cards', 'mail'] as const

/** How the file is read; what is changed here is read anew. */
export const formatSchema = z.strictObject({
  kind: z.enum(kinds),
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** Lines of talk before the column names. */
  before: z.number().int().min(0).max(100),
  /** False when there is no line of column names. */
  named: z.boolean(),
  sheet: z.string().max(200).nullable(),
})
export type Format = z.infer<typeof formatSchema>

/** What to do with a name that is not there: add it, leave the cell empty, or report the row. */
export const missingWays = ['add', 'leave', 'report'] as const
export type MissingWay = (typeof missingWays)[number]

/** All that a person decides about an import. */
export const optionsSchema = z.strictObject({
  mapping: z
    .array(z.strictObject({ column, target }))
    .max(300)
    .describe('Which column becomes what; a column may have two targets.'),
  dates: byColumn(z.enum(dateOrders)).describe('The order of day, month and year in a column.'),
  decimals: byColumn(z.enum(['.', ','])).describe('The decimal sign of a column.'),
  match: z
    .array(target)
    .max(10)
    .describe('By what a row is recognised as a record that is there, the strongest first; empty: every row is new.'),
  update: z.enum(['empty', 'overwrite', 'never']).describe('What becomes of the fields of records that are there.'),
  duplicates: z.enum(['report', 'create']).describe('What becomes of rows that are probably there already.'),
  missing: z.record(target, z.enum(missingWays)).describe('What becomes of names and choices that are not there.'),
  corrections: z
    .record(target, z.record(text, text.nullable()))
    .describe('For a target: what stands in the file, and what is meant by it; null leaves it out.'),
  cells: z
    .array(z.strictObject({ row: z.number().int().min(1), column, text }))
    .max(10_000)
    .describe('Single cells put right.'),
  nameTemplate: z.string().max(300).nullable().describe('Names rows that have no name: "{account} {product}".'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('Of amounts that name none.'),
})
export type ImportOptions = z.infer<typeof optionsSchema>

export const changesSchema = z.strictObject({
  format: formatSchema.omit({ kind: true }).partial().optional(),
  ...optionsSchema.partial().shape,
})
export type ImportChanges = z.infer<typeof changesSchema>
