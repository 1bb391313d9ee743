import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Model } from '../../src/kernel/model.ts'
import { createTable } from '../../src/platform/records/columns.ts'
import { namesOf, roomSources } from './new-room.ts'
import { root } from './root.ts'

const usage = `npm run new room NAME [SINGULAR]

Makes src/domains/NAME, a room with one record: npm run new room contracts
Of a room that exists it makes the files that are missing: its table, once 0001 is deleted.
Give the singular where dropping the last letter is wrong: npm run new room staff employee`

const [kind, name, singular] = process.argv.slice(2)

if (kind !== 'room' || !name) fail(usage)
else await newRoom(name, singular)

async function newRoom(room: string, one: string | undefined) {
  const home = path.join(root, 'src/domains', room)
  for (const [file, text] of Object.entries(roomSources(namesOf(room, one)))) write(path.join(home, file), text)
  const { model } = (await import(path.join(home, 'model/index.ts'))) as { model: Model }
  write(path.join(home, `migrations/0001-${room}.sql`), `${model.records.map(createTable).join('\n\n')}\n`)
  spawnSync(process.execPath, ['bin/tools/gen.ts'], { cwd: root, stdio: 'inherit' })
  console.log(`Next: describe its fields in src/domains/${room}/model/index.ts, as docs/guides/add-a-room.md says.`)
}

function write(file: string, text: string) {
  if (existsSync(file)) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text, { flag: 'wx' })
  console.log(`wrote ${path.relative(root, file)}`)
}

function fail(sentence: string) {
  console.error(sentence)
  process.exitCode = 1
}
