import { z } from 'zod'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'

/** The types that a column of a field of one's own may have. */
const ownColumnTypes = [
  ...['text', 'numeric', 'numeric(7,4)', 'numeric(19,4)', 'bigint', 'date', 'timestamp with time zone', 'boolean'],
  ...['text[]', 'jsonb', 'uuid', 'uuid[]'],
] as [string, ...string[]]

/** What an archive says of itself; its first entry, `manifest.json`. */
export const manifestSchema = z.object({
  format: z.literal(1),
  farley: z.string(),
  madeAt: z.string(),
  /** The migrations that its tables have seen: `platform/0001-name`, in order. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
      columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)),
      /** Of its columns those of the company's own fields, which no migration makes. */
      own: z
        .array(
          z.object({
            name: z.string().regex(/^c_[0-9]+(_currency|_base)?$/),
            type: z.enum(ownColumnTypes),
            /** Ordered as people order text. */
            alphabet: z.boolean(),
          }),
        )
        .optional(),
      rows: z.number(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
  files: z.number(),
  /** Whether its last entry lists them with their digests; those of an earlier Farley have none. */
  filesListed: z.boolean().optional(),
})
export type Manifest = z.infer<typeof manifestSchema>
export type TableEntry = Manifest['tables'][number]

/** The manifest of a backup, from its first entry. Refuses what is none. */
export function manifestIn(name: string, text: string): Manifest {
  const parsed = name === 'manifest.json' ? manifestSchema.safeParse(JSON.parse(text)) : undefined
  if (!parsed?.success) throw refuse.invalid([{ field: 'file', ...say('This is no archive of Farley.') }])
  return parsed.data
}

// Signed-in browsers, answers kept for repeated requests, and what was wanted lately mean nothing in another place or time.
export const passing: ReadonlySet<string> = new Set([
  'migration',
  'session',
  'door_question',
  'idempotency',
  'roll_up_told',
  'provisioning_line',
])

/** Whether a table belongs to a backup. */
export function isKept(table: string): boolean {
  return !passing.has(table)
}
