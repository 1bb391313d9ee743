import { afterAll, beforeAll, expect, test } from 'vitest'
import { models } from '../../src/domains.model.gen.ts'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import type { Workspace } from '../../src/platform/db/index.ts'
import { createTestWorkspace } from '../../src/platform/db/testing.ts'
import { columnsOf, tableOf } from '../../src/platform/records/columns.ts'

let workspace: Workspace
const records = models.flatMap((model) => model.records) as RecordDefinition[]

beforeAll(async () => {
  workspace = await createTestWorkspace()
})
afterAll(() => workspace.close())

async function columnsInDatabase(table: string): Promise<Map<string, string>> {
  const rows = await workspace.db.run<{ name: string; type: string }>({
    text: `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    values: [table],
  })
  return new Map(rows.map(({ name, type }) => [name, type.replace('timestamp with time zone', 'timestamptz')]))
}

function differences(has: ReadonlyMap<string, string>, needs: ReadonlyMap<string, string>): string[] {
  const missing = [...needs]
    .filter(([name, type]) => has.get(name) !== type)
    .map(([name, type]) => `${name} is ${has.get(name) ?? 'missing'}, not ${type}`)
  return [
    ...missing,
    ...[...has.keys()].filter((name) => !needs.has(name)).map((name) => `${name} is described nowhere`),
  ]
}

test.each(records.map((record) => [record.name, record] as const))(
  'the table of %s is what its definition says',
  async (_name, record) => {
    expect(differences(await columnsInDatabase(tableOf(record).name), columnsOf(record))).toEqual([])
  },
)

test('a column too few, too many or of another type would be noticed', async () => {
  const has = await columnsInDatabase('tags')
  const needs = new Map(columnsOf(records.find((record) => record.name === 'tag')!))
  needs.set('weight', 'numeric').set('color', 'integer').delete('name')
  expect(differences(has, needs).sort()).toEqual([
    'color is text, not integer',
    'name is described nowhere',
    'weight is missing, not numeric',
  ])
})

test('what a list is sorted by has an index, and so has what a link is followed back by', async () => {
  const indexes = await workspace.db.run<{ table: string; first: string }>({
    text: `select indrelid::regclass::text as table, (select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]) as first from pg_index`,
    values: [],
  })
  const indexed = new Set(indexes.map(({ table, first }) => `${table}.${first}`))
  for (const record of records) {
    const { name, stored } = tableOf(record)
    for (const { field, key } of stored.values()) {
      const wanted = (field.sortable && key !== 'updated_at') || field.type === 'link'
      if (wanted) expect(indexed, `${name}.${key}`).toContain(`${name}.${key}`)
    }
  }
})

test('what changes with every change has no index, or no update would be HOT', async () => {
  const rows = await workspace.db.run({
    text: `select indexrelid::regclass::text from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey) where attname in ('updated_at', 'version') and indrelid::regclass::text = any ($1)`,
    values: [records.map((record) => tableOf(record).name)],
  })
  expect(rows).toEqual([])
})
