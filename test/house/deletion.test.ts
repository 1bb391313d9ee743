import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'
import { roomLists } from '../../bin/tools/room-lists.ts'
import { readRooms } from '../../bin/tools/rooms.ts'
import { copyOfHouse } from './copy-of-house.ts'

const rooms = readRooms(root)
const free = rooms.filter(({ name }) => !rooms.some(({ needs }) => needs.includes(name))).map(({ name }) => name)
const house = copyOfHouse()
afterAll(house.remove)

test('some room is needed by no other', () => {
  expect(free).not.toEqual([])
})

test.each(free)('without the room %s everything still type-checks', { timeout: 120_000 }, (room) => {
  const errors = without(room, () => {
    const lists = roomLists(readRooms(house.folder))
    for (const [file, text] of Object.entries(lists)) writeFileSync(path.join(house.folder, file), text)
    return house.typeCheck()
  })
  expect(errors).toBe('')
})

test('leaving out a room that others need is noticed', { timeout: 120_000 }, () => {
  const needed = rooms.find(({ name }) => !free.includes(name))!.name
  expect(without(needed, house.typeCheck)).toContain('Cannot find module')
})

function without<T>(room: string, look: () => T): T {
  const [home, away] = [path.join(house.folder, 'src/domains', room), path.join(house.folder, room)]
  renameSync(home, away)
  try {
    return look()
  } finally {
    renameSync(away, home)
  }
}
