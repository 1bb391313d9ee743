/** A name in the forms that code wants. */
export interface Names {
  /** `contract-types`: the folder. */
  room: string
  /** `contractType`. */
  one: string
  /** `contractTypes`. */
  many: string
}

/** `contract-types` → the room, its record and the record's plural; `given` is the singular where a rule does not find it. */
export function namesOf(room: string, given = singular(room)): Names {
  for (const name of [room, given]) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
      throw new Error(`A name is in kebab-case, such as contract-types, and is not “${name}”.`)
  }
  return { room, one: camel(given), many: camel(room) }
}

/** The sources of a room with one record that has nothing special to say. Its migration is written from the record. */
export function roomSources({ room, one, many }: Names): Record<string, string> {
  return {
    'room.json': '{ "needs": ["workspace"] }\n',
    'model/index.ts': `import { f } from '../../../kernel/field.ts'
import type { Model } from '../../../kernel/model.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** TODO: say in one sentence what a ${words(one)} is to the company. */
export const ${one} = defineRecord({
  name: '${one}',
  plural: '${many}',
  label: { one: '${title(one)}', many: '${title(many)}' },
  icon: 'box',
  title: 'name',
  owned: true,
  tagged: true,
  sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 300 }),
  },
})

export const model: Model = { room: '${room}', records: [${one}], actions: [] }
`,
    'server/index.ts': `import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'

const ${camel(room)}: Room = { model }

export default ${camel(room)}
`,
  }
}

function singular(room: string): string {
  return room
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1')
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function title(name: string): string {
  return words(name).replace(/^./, (letter) => letter.toUpperCase())
}
