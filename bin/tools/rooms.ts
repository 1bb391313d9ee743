import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Room {
  name: string
  needs: string[]
  /** Which of its three doors it has. */
  doors: { model?: string; server?: string; ui?: string }
}

const doorFiles = { model: 'model/index.ts', server: 'server/index.ts', ui: 'ui/index.tsx' }

/** The rooms under `src/domains`, each after those it needs. Refuses unknown needs and circles. */
export function readRooms(root: string): Room[] {
  const folder = path.join(root, 'src/domains')
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  const rooms = names
    .filter((name) => existsSync(path.join(folder, name, 'room.json')))
    .map((name) => readRoom(folder, name))
  return inOrderOfNeeds(rooms)
}

function readRoom(folder: string, name: string): Room {
  const { needs = [] } = JSON.parse(readFileSync(path.join(folder, name, 'room.json'), 'utf8')) as { needs?: string[] }
  const doors = Object.entries(doorFiles)
    .filter(([, file]) => existsSync(path.join(folder, name, file)))
    .map(([door, file]) => [door, `./domains/${name}/${file}`])
  return { name, needs, doors: Object.fromEntries(doors) as Room['doors'] }
}

/** Sorts rooms so that each stands after those it needs; otherwise by name. */
export function inOrderOfNeeds(rooms: readonly Room[]): Room[] {
  const byName = new Map(rooms.map((room) => [room.name, room]))
  const ordered = new Set<Room>()
  const visit = (room: Room, path: string[]) => {
    if (ordered.has(room)) return
    if (path.includes(room.name))
      throw new Error(`Rooms need each other in a circle: ${[...path, room.name].join(' → ')}`)
    for (const need of room.needs) {
      const needed = byName.get(need)
      if (!needed) throw new Error(`The room ${room.name} needs ${need}, which does not exist`)
      visit(needed, [...path, room.name])
    }
    ordered.add(room)
  }
  for (const room of rooms) visit(room, [])
  return [...ordered]
}
