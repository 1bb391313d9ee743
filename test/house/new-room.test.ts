import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

test('a room that exists is left alone', () => {
  expect(() => newRoom('room', 'people')).toThrow('exists')
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
