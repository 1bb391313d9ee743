import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gazetteer } from './gazetteer.ts'
import { sprite } from './icons.ts'
import { notices } from './notices.ts'
import { roomLists } from './room-lists.ts'
import { readRooms } from './rooms.ts'
import { root } from './root.ts'
import { world } from './world.ts'

const isCheck = process.argv.includes('--check')
const stale: string[] = []

for (const [file, text] of Object.entries(roomLists(readRooms(root)))) put(file, text)
put('NOTICES.md', notices(root))
put('src/platform/places/towns.tsv', gazetteer())
put('src/web/map/world.json', world())
put('src/web/kit/icons.svg', await sprite())
// Read last, since it follows from the lists.
put('docs/api/openapi.json', await reference())

if (stale.length > 0) {
  console.error(`Not as \`npm run gen\` writes it: ${stale.join(', ')}`)
  process.exitCode = 1
}

/** The API's description, of all rooms as they are on disk. */
async function reference(): Promise<string> {
  const { rooms } = await import('../../src/domains.server.gen.ts')
  const { createRegistry } = await import('../../src/platform/records/registry.ts')
  const { openapi } = await import('../../src/platform/http/openapi.ts')
  return `${JSON.stringify(openapi(createRegistry(rooms)), null, 2)}\n`
}

/** Writes a file where it differs, or in a check remembers that it does. */
function put(file: string, text: string) {
  const place = path.join(root, file)
  if (existsSync(place) && readFileSync(place, 'utf8') === text) return
  if (isCheck) return void stale.push(file)
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, text)
  console.log(`wrote ${file}`)
}
