import { expect, test } from 'vitest'
import { rooms } from '../../src/domains.server.gen.ts'
import { createRegistry } from '../../src/platform/records/index.ts'
import { kindsOf } from '../../src/domains/configuration/server/configured.ts'

const registry = createRegistry(rooms)

test('every setting says how it stands in a configuration file, or why it stands in none', () => {
  const silent = registry.records.filter(({ setting, shared, configured }) => (setting || shared) && !configured)
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('what stands in files is known by fields that a file can say', () => {
  for (const { record, by, fields, holds, last } of kindsOf(registry)) {
    const names = fields.map(([name]) => name)
    expect(names, record.name).toEqual(expect.arrayContaining([...by, ...Object.keys(holds), ...last]))
    expect(names.length, record.name).toBeGreaterThan(by.length)
  }
})

test('what is there to be set up is there', () => {
  const names = kindsOf(registry).map(({ record }) => record.name)
  expect(names).toEqual(expect.arrayContaining(['customField', 'customRecord', 'choice', 'tag', 'ownRole', 'team', 'view', 'pipeline', 'stage', 'workspace'])) // prettier-ignore
})
