import { expect, test } from 'vitest'
import { migrationFaults, migrationsIn } from '../../bin/tools/migrations.ts'
import { root } from '../../bin/tools/root.ts'

const room = 'src/domains/deals/migrations'
const platform = 'src/platform/db/migrations'

test('migrations are numbered, each once in its folder', () => {
  const files = migrationsIn(root)
  expect(files).toContain(`${platform}/0001-roles-and-extensions.sql`)
  expect(files.some((file) => file.startsWith(room))).toBe(true)
  expect(files.some((file) => file.includes('/control/'))).toBe(true)
  expect(migrationFaults(files)).toEqual([])
})

test.each([
  [
    'two of one number',
    [`${platform}/0040-shares.sql`, `${platform}/0040-teams.sql`],
    'two migrations of the number 40',
  ],
  [
    'two of one number in a room',
    [`${room}/0001-deals.sql`, `${room}/0001-lines.sql`],
    'two migrations of the number 1',
  ],
  ['a number left out', [`${room}/0001-deals.sql`, `${room}/0003-lines.sql`], 'no migration of the number 2'],
  ['a room that does not begin with 1', [`${room}/0002-deals.sql`], 'no migration of the number 1'],
  ['a name without its number', [`${room}/deals.sql`], 'must be named'],
])('a planted fault is found: %s', (_, files, sentence) => {
  expect(migrationFaults(files)).toEqual([expect.stringContaining(sentence)])
})

test('the same number in two folders, and gaps in the platform’s, are none', () => {
  expect(
    migrationFaults([`${room}/0001-deals.sql`, `${platform}/0001-roles.sql`, `${platform}/0040-shares.sql`]),
  ).toEqual([])
})
