import { z } from 'zod'
import { manifestSchema as backupSchema } from '../backup/manifest.ts'

/** What this Farley writes, and the newest that it reads. */
export const format = 1

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Any archive says at least this of itself. */
export const anySchema = z.object({ farleyArchive: z.number() })

/** What an archive says of itself: its entry `manifest.json`. */
export const manifestSchema = z.object({
  farleyArchive: z.literal(format),
  farley: z.string(),
  madeAt: z.string(),
  workspace: z.string(),
  /** The digest of all that it holds, as docs/archive-format.md says. */
  state: sha256,
  migrations: backupSchema.shape.migrations,
  parts: z.array(
    z.object({
      path: z.string().regex(/^(records|history|beside)\/[a-z0-9_-]+\.jsonl$/),
      table: name,
      /** Where each key of a line lies. */
      columns: z.record(z.string(), name),
      /** Of its columns those of the company's own fields, which no migration makes. */
      own: backupSchema.shape.tables.element.shape.own.unwrap(),
      rows: z.number(),
      bytes: z.number(),
      sha256,
    }),
  ),
  files: z.array(z.object({ sha256, bytes: z.number() })),
  /** Files of which the bytes were gone already. */
  missing: z.array(sha256),
})
export type Manifest = z.infer<typeof manifestSchema>
export type PartEntry = Manifest['parts'][number]
