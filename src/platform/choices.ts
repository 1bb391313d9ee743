import type { Color, Option } from '../kernel/field.ts'
import type { Runner } from './db/index.ts'
import type { Registry } from './records/index.ts'

interface Row {
  of: string
  key: string
  label: string
  color: string | null
  archived: boolean | null
}

/** Lays the workspace's own options over those that Farley ships; to be called at the start and after each change of them. */
export async function readChoices(db: Runner, registry: Registry): Promise<void> {
  const text = 'select of, key, label, color, archived from choices where deleted_at is null order by position, id'
  const rows = await db.run<Row>({ text, values: [] })
  const options = new Map([...Map.groupBy(rows, ({ of }) => of)].map(([of, own]) => [of, own.map(optionOf)]))
  registry.overlay(options)
}

function optionOf({ key, label, color, archived }: Row): Option {
  return { key, label, ...(color && { color: color as Color }), ...(archived && { archived }) }
}
