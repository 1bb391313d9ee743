import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One numbered step of a room's tables. */
export interface Migration {
  room: string
  number: number
  name: string
  sql: string
  checksum: string
}

const here = import.meta.dirname
const domains = join(here, '..', '..', 'domains')
const fileName = /^(\d{4})-([a-z0-9-]+)\.sql$/

/** The steps of the database that lists the workspaces. */
export const controlMigrations = (): Migration[] => readFolder('control', join(here, 'control'))

/** The steps of a workspace's database: the platform's, then the rooms', each after the rooms it needs. */
export function workspaceMigrations(): Migration[] {
  const platform = readFolder('platform', join(here, 'migrations'))
  return [...platform, ...roomsInOrder().flatMap((room) => readFolder(room, join(domains, room, 'migrations')))]
}

/** What a database has after these steps, as one short word. */
export function checksumOf(migrations: readonly Migration[]): string {
  return digest(migrations.map(({ room, number, checksum }) => `${room} ${number} ${checksum}`).join('\n')).slice(0, 16)
}

function readFolder(room: string, folder: string): Migration[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  const migrations = files.map((file) => {
    const [, number, name] = fileName.exec(file) ?? []
    if (!number || !name) throw new Error(`${join(folder, file)} must be named like 0001-what-it-makes.sql`)
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { room, number: Number(number), name, sql, checksum: digest(sql) }
  })
  const twice = migrations.find(({ number }, index) => migrations[index + 1]?.number === number)
  if (twice) throw new Error(`two migrations of ${room} have the number ${twice.number}`)
  return migrations
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function roomsInOrder(): string[] {
  if (!existsSync(domains)) return []
  const rooms = readdirSync(domains)
    .filter((room) => existsSync(join(domains, room, 'room.json')))
    .sort()
  const ordered = new Set<string>()
  const visit = (room: string, path: readonly string[]) => {
    if (path.includes(room)) throw new Error(`rooms need each other in a circle: ${[...path, room].join(' → ')}`)
    if (ordered.has(room)) return
    for (const needed of needsOf(room)) visit(needed, [...path, room])
    ordered.add(room)
  }
  for (const room of rooms) visit(room, [])
  return [...ordered]
}

function needsOf(room: string): string[] {
  const { needs = [] } = JSON.parse(readFileSync(join(domains, room, 'room.json'), 'utf8')) as { needs?: string[] }
  return needs
}
