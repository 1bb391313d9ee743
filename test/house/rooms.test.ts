import { expect, test } from 'vitest'
import { circles } from '../../bin/tools/circles.ts'
import { inOrderOfNeeds, type Room } from '../../bin/tools/rooms.ts'
import { roomLists } from '../../bin/tools/room-lists.ts'

const room = (name: string, ...needs: string[]): Room => ({ name, needs, doors: {} })
const names = (rooms: Room[]) => inOrderOfNeeds(rooms).map(({ name }) => name)

test('a room stands after those it needs', () => {
  expect(
    names([room('activities', 'people'), room('deals', 'people', 'catalog'), room('catalog'), room('people')]),
  ).toEqual(['people', 'activities', 'catalog', 'deals'])
})

test('rooms may not need each other in a circle', () => {
  expect(() => names([room('people', 'deals'), room('deals', 'people')])).toThrow('people → deals → people')
})

test('a room may not need one that does not exist', () => {
  expect(() => names([room('deals', 'poeple')])).toThrow('needs poeple, which does not exist')
})

test('a room without screens is in the server’s list only', () => {
  const lists = roomLists([
    { name: 'call-notes', needs: [], doors: { server: './domains/call-notes/server/index.ts' } },
  ])
  expect(lists['src/domains.server.gen.ts']).toContain("import callNotes from './domains/call-notes/server/index.ts'")
  expect(lists['src/domains.web.gen.ts']).toContain('RoomUi[] = []')
})

test('every circle is found once', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['a', 'c']],
    ['c', ['c']],
    ['d', ['a']],
  ])
  expect(circles(graph)).toEqual([
    ['a', 'b', 'a'],
    ['c', 'c'],
  ])
})
