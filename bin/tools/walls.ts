import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { circles } from './circles.ts'
import { importsIn, sourcesIn, type Import } from './imports.ts'
import { isTest, placeOf, type InRoom, type Place } from './places.ts'
import { readRooms, type Room } from './rooms.ts'

/** What the walls are checked on: the sources by path, the rooms, and the packages that ship. */
export interface House {
  sources: ReadonlyMap<string, string>
  rooms: readonly Room[]
  packages: ReadonlySet<string>
}

// Rooms that watch the others know no room of work: they read the registry and the ledger.
const watching = ['analytics', 'assist', 'privacy', 'integrations', 'automation', 'quality', 'notifications']
/** What a company is set up with is there before all work. */
const ground = 'workspace'

/** Reads the house from disk. */
export function readHouse(root: string): House {
  const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, object>
  return {
    sources: sourcesIn(root, 'src'),
    rooms: readRooms(root),
    packages: new Set(Object.keys({ ...own.dependencies, ...own.optionalDependencies })),
  }
}

/** One sentence for every import that goes through a wall, and for every circle. */
export function violations(house: House): string[] {
  const graph = new Map<string, string[]>()
  const found: string[] = []
  for (const [file, text] of house.sources) {
    const imports = importsIn(file, text)
    graph.set(file, targetsAtStart(file, imports))
    for (const each of imports) {
      const reason = refusal(house, file, each)
      if (reason) found.push(`${file} imports ${each.specifier}: ${reason}`)
    }
  }
  return [...found, ...circles(graph).map((circle) => `Imports in a circle: ${circle.join(' → ')}`), ...watchers(house)]
}

function refusal(house: House, file: string, { specifier, isType }: Import): string | undefined {
  const from = placeOf(file)
  if (from.part === 'entry' || from.part === 'generated') return undefined
  if (!specifier.startsWith('.')) return isTest(file) ? undefined : refusedPackage(house, from, specifier, isType)
  const target = resolve(file, specifier)
  if (/\.(css|svg|json|png|woff2)$/.test(target.replace(/\?.*$/, ''))) return undefined
  const to = placeOf(target)
  if (isTest(target) && !isTest(file)) return 'what ships does not import what tests share'
  if (isTest(file) && ['entry', 'generated', 'test'].includes(to.part)) return undefined
  return refusedTarget(house, from, to)
}

function refusedTarget(house: House, from: Place, to: Place): string | undefined {
  if (to.part === 'entry' || to.part === 'generated') return 'nobody imports an entry point or a list of rooms'
  if (to.part === 'test' || to.part === 'outside') return 'what ships does not import from outside src'
  if (from.part !== 'room')
    return mayImport[from.part]?.includes(to.part) ? undefined : `${from.part} does not know ${to.part}`
  if (to.part !== 'room') {
    return sideMayImport[from.side]?.includes(to.part) ? undefined : `a room’s ${from.side} does not know ${to.part}`
  }
  return refusedRoom(house, from, to)
}

const mayImport: Record<string, string[]> = {
  kernel: ['kernel'],
  platform: ['kernel', 'platform'],
  web: ['kernel', 'web'],
}

const sideMayImport: Record<string, string[]> = {
  model: ['kernel'],
  server: ['kernel', 'platform'],
  ui: ['kernel', 'web'],
  words: [],
  seeds: ['kernel', 'platform'],
}

function refusedRoom(house: House, from: InRoom, to: InRoom): string | undefined {
  const sides = from.side === 'model' || from.side === 'words' ? [from.side] : [from.side, 'model', 'words']
  if (!sides.includes(to.side) && !(from.side === 'seeds' && to.side === 'server')) {
    return `a room’s ${from.side} does not know a ${to.side}`
  }
  if (from.room === to.room) return undefined
  const needs = house.rooms.find((room) => room.name === from.room)?.needs ?? []
  if (!needs.includes(to.room)) return `${from.room} does not name ${to.room} in the needs of its room.json`
  return to.isDoor ? undefined : `the only way into ${to.room} is a door: its index file`
}

function refusedPackage(house: House, from: Place, specifier: string, isType: boolean): string | undefined {
  const name = packageOf(specifier)
  const isNode = specifier.startsWith('node:') || builtinModules.includes(specifier)
  const side = from.part === 'room' ? from.side : from.part
  if (side === 'kernel' || side === 'model') return name === 'zod' ? undefined : `${side} imports no package but zod`
  if (isNode) return side === 'web' || side === 'ui' ? 'the browser has no Node' : undefined
  // What the build itself makes.
  if (side === 'web' && specifier.startsWith('virtual:')) return undefined
  // A type is erased, so it may come from a package that does not ship.
  return isType || house.packages.has(name) ? undefined : `${name} is not among the dependencies of package.json`
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function watchers({ rooms }: House): string[] {
  return rooms
    .filter((room) => watching.includes(room.name))
    .flatMap((room) =>
      room.needs.filter((need) => need !== ground && !watching.includes(need)).map((need) => [room.name, need]),
    )
    .map(([room, need]) => `${room} watches the other rooms, so it may not need ${need}`)
}

function targetsAtStart(file: string, imports: readonly Import[]): string[] {
  return imports
    .filter(({ specifier, isType, isLate }) => specifier.startsWith('.') && !isType && !isLate)
    .map(({ specifier }) => resolve(file, specifier))
}

function resolve(file: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(file), specifier)
}

if (import.meta.main) {
  const house = readHouse(path.resolve(import.meta.dirname, '../..'))
  const found = violations(house)
  for (const sentence of found) console.error(sentence)
  if (house.sources.size === 0) console.error('No source was read')
  process.exitCode = found.length === 0 && house.sources.size > 0 ? 0 : 1
}
