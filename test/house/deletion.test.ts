import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'
import { roomLists } from '../../bin/tools/room-lists.ts'
import { readRooms } from '../../bin/tools/rooms.ts'

const rooms = readRooms(root)
const free = rooms.filter(({ name }) => !rooms.some(({ needs }) => needs.includes(name))).map(({ name }) => name)
const house = mkdtempSync(path.join(tmpdir(), 'farley-deletion-'))

beforeAll(() => {
  for (const file of ['src', 'package.json', 'tsconfig.json', 'vite.config.ts']) {
    cpSync(path.join(root, file), path.join(house, file), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'))
  // Tests may cross rooms; what ships may not.
  const settings = { extends: './tsconfig.json', include: ['src'], exclude: ['**/*.test.ts', '**/*.test.tsx'] }
  const apart = { incremental: true, tsBuildInfoFile: './deletion.tsbuildinfo' }
  writeFileSync(path.join(house, 'deletion.json'), JSON.stringify({ ...settings, compilerOptions: apart }))
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

test('some room is needed by no other', () => {
  expect(free).not.toEqual([])
})

test.each(free)('without the room %s everything still type-checks', { timeout: 120_000 }, (room) => {
  const home = path.join(house, 'src/domains', room)
  renameSync(home, path.join(house, room))
  regenerate()
  const errors = typeCheck()
  renameSync(path.join(house, room), home)
  expect(errors).toBe('')
})

test('leaving out a room that others need is noticed', { timeout: 120_000 }, () => {
  const needed = rooms.find(({ name }) => !free.includes(name))!.name
  renameSync(path.join(house, 'src/domains', needed), path.join(house, needed))
  const errors = typeCheck()
  renameSync(path.join(house, needed), path.join(house, 'src/domains', needed))
  expect(errors).toContain('Cannot find module')
})

function regenerate() {
  for (const [file, text] of Object.entries(roomLists(readRooms(house)))) writeFileSync(path.join(house, file), text)
}

function typeCheck(): string {
  try {
    execFileSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', 'deletion.json'], { cwd: house })
    return ''
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout ?? error)
  }
}
