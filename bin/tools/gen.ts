import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { notices } from './notices.ts'
import { roomLists } from './room-lists.ts'
import { readRooms } from './rooms.ts'
import { root } from './root.ts'

const isCheck = process.argv.includes('--check')

const files = { ...roomLists(readRooms(root)), 'NOTICES.md': notices(root) }
const stale = Object.entries(files).filter(([file, text]) => read(file) !== text)

if (isCheck && stale.length > 0) {
  console.error(`Not as \`npm run gen\` writes it: ${stale.map(([file]) => file).join(', ')}`)
  process.exitCode = 1
} else {
  for (const [file, text] of stale) write(file, text)
}

function read(file: string): string | undefined {
  const place = path.join(root, file)
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined
}

function write(file: string, text: string) {
  const place = path.join(root, file)
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, text)
  console.log(`wrote ${file}`)
}
