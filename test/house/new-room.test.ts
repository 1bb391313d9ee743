import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { namesOf } from '../../bin/tools/new-room.ts'
import { copyOfHouse } from './copy-of-house.ts'

const house = copyOfHouse()
afterAll(house.remove)

const home = path.join(house.folder, 'src/domains/contract-types')
const newRoom = (...args: string[]) =>
  execFileSync(process.execPath, ['bin/tools/new.ts', ...args], { cwd: house.folder, stdio: 'pipe', encoding: 'utf8' })

test('a new room is four files, in the lists, and type-checks', { timeout: 120_000 }, () => {
  newRoom('room', 'contract-types')
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.map(({ name }) => name).sort()).toEqual(['0001-contract-types.sql', 'index.ts', 'index.ts', 'room.json'])
  expect(readFileSync(path.join(home, 'migrations/0001-contract-types.sql'), 'utf8')).toContain(
    'CREATE TABLE contract_types (',
  )
  expect(readFileSync(path.join(house.folder, 'src/domains.server.gen.ts'), 'utf8')).toContain(
    'import contractTypes from',
  )
  expect(house.typeCheck()).toBe('')
})

test('of a room that exists only what is missing is made: its table, once it was deleted', { timeout: 60_000 }, () => {
  const model = path.join(home, 'model/index.ts')
  const table = path.join(home, 'migrations/0001-contract-types.sql')
  const described = readFileSync(model, 'utf8').replace(
    'fields: {',
    "fields: {\n        length: f.number({ label: 'Length' }),",
  )
  writeFileSync(model, described)
  rmSync(table)
  newRoom('room', 'contract-types')
  expect(readFileSync(model, 'utf8')).toBe(described)
  expect(readFileSync(table, 'utf8')).toContain('length numeric')
})

test.each(['Contracts', '../x', 'a b', '-x', 'x_y'])('%s is no name for a room', (name) => {
  expect(() => newRoom('room', name)).toThrow('kebab-case')
  expect(existsSync(path.join(house.folder, 'src/domains', name))).toBe(false)
})

test.each([
  ['contracts', undefined, 'contract'],
  ['properties', undefined, 'property'],
  ['boxes', undefined, 'box'],
  ['staff', 'employee', 'employee'],
  ['contract-types', undefined, 'contractType'],
])('the record of %s (%s) is %s', (room, given, one) => {
  expect(namesOf(room, given).one).toBe(one)
})
