import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { rooms } from '../../src/domains.server.gen.ts'
import { recordIcons, takenPaths } from '../../src/kernel/own-record.ts'
import { routesOf } from '../../src/platform/http/routes/index.ts'
import { createRegistry, pathOf } from '../../src/platform/records/index.ts'
import { icons } from '../../src/web/kit/icons.ts'

const root = path.join(import.meta.dirname, '../..')
const registry = createRegistry(rooms)
const records = new Set(registry.records.map(pathOf))
const first = (address: string) => address.split('/')[1]!
const unknown = (places: readonly string[]) => places.filter((place) => !records.has(place) && !takenPaths.has(place))

test('no record type of a company’s own can have an address of the API', () => {
  const places = routesOf(registry).map((route) => first(route.path))
  expect(places.length).toBeGreaterThan(100)
  expect(unknown(places)).toEqual([])
})

test('nor one of a page of the app', () => {
  const doors = ['src/web/app/routes.tsx', ...readdirSync(path.join(root, 'src/domains')).map((room) => `src/domains/${room}/ui/index.tsx`)] // prettier-ignore
  const texts = doors.map((door) => read(door))
  const pages = texts.flatMap((text) => [...text.matchAll(/(?:inside\(|outside\(|path: )'(\/[a-z][^']*)'/g)].map(([, address]) => first(address!))) // prettier-ignore
  expect(pages).toEqual(expect.arrayContaining(['settings', 'import', 'sign-in']))
  expect(unknown(pages)).toEqual([])
})

test('all icons that one may have are drawn', () => {
  expect(recordIcons.filter((icon) => !(icons as readonly string[]).includes(icon))).toEqual([])
})

function read(file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8')
  } catch {
    return ''
  }
}
