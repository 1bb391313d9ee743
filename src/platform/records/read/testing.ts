import { createHash } from 'node:crypto'
import { f } from '../../../kernel/field.ts'
import { newId } from '../../../kernel/id.ts'
import type { Weekday } from '../../../kernel/time.ts'
import { defineAction } from '../../../kernel/action.ts'
import { defineRecord, type RecordDefinition } from '../../../kernel/record.ts'
import { permissionsOf, type Role } from '../../access/permissions.ts'
import type { Ctx, Settings } from '../../context.ts'
import { createTestWorkspace } from '../../db/testing.ts'
import { workspaceMigrations } from '../../db/migrations.ts'
import type { Db, Runner, Workspace } from '../../db/index.ts'
import { silent } from '../../log/log.ts'
import { contactKeys, searchRow } from '../../search/index.ts'
import { timelineEntries } from '../../timeline/index.ts'
import { columnsOf, createTable, tableOf } from '../columns.ts'
import { handle } from '../../room.ts'
import { createRegistry } from '../registry.ts'

/** A zoo for the tests of reads: between them its records have every type of field and every kind of permission. */

const user = defineRecord({
  name: 'user', plural: 'users', label: { one: 'User', many: 'Users' }, icon: 'user', title: 'name', setting: true, sort: 'name',
  fields: { name: f.text({ label: 'Name', required: true, searchable: true, sortable: true }) },
}) // prettier-ignore

const tag = defineRecord({
  name: 'tag', plural: 'tags', label: { one: 'Tag', many: 'Tags' }, icon: 'tag', title: 'name', setting: true, hidden: true, sort: 'name',
  fields: { name: f.text({ label: 'Name', required: true, sortable: true }) },
}) // prettier-ignore

const file = defineRecord({
  name: 'file', plural: 'files', label: { one: 'File', many: 'Files' }, icon: 'file', title: 'name', owned: true, hidden: true, sort: 'name',
  fields: { name: f.text({ label: 'Name', required: true, sortable: true }) },
}) // prettier-ignore

export const house = defineRecord({
  name: 'house', plural: 'houses', label: { one: 'House', many: 'Houses' }, icon: 'home', title: 'name', owned: true,
  private: 'owner', sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true }),
    website: f.url({ label: 'Website', searchable: true }),
    climate: f.choice({ label: 'Climate', sortable: true, options: [{ key: 'wet', label: 'Wet' }, { key: 'dry', label: 'Dry' }] }),
    rent: f.money({ label: 'Rent', sensitivity: 'secret', sortable: true }),
    within: f.link({ label: 'Within', to: 'house', backLabel: 'Rooms' }),
  },
}) // prettier-ignore

export const animal = defineRecord({
  name: 'animal', plural: 'animals', label: { one: 'Animal', many: 'Animals' }, icon: 'paw', title: 'name',
  subtitle: ['species', 'house'], owned: true, private: 'owner', tagged: true, sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true }),
    species: f.text({ label: 'Species', sortable: true, searchable: true }),
    story: f.longText({ label: 'Story' }),
    legs: f.number({ label: 'Legs', integer: true, sortable: true }),
    weight: f.number({ label: 'Weight', sortable: true }),
    price: f.money({ label: 'Price', sortable: true, tracked: true }),
    tame: f.percent({ label: 'Tame' }),
    bornOn: f.date({ label: 'Born', sortable: true }),
    fedAt: f.dateTime({ label: 'Fed', sortable: true }),
    shy: f.boolean({ label: 'Shy' }),
    mood: f.choice({ label: 'Mood', sortable: true, tracked: true, options: [{ key: 'calm', label: 'Calm' }, { key: 'wild', label: 'Wild' }] }),
    eats: f.choices({ label: 'Eats', options: [{ key: 'hay', label: 'Hay' }, { key: 'fish', label: 'Fish' }, { key: 'ants', label: 'Ants' }] }),
    emails: f.emails({ label: 'E-mail' }),
    phones: f.phones({ label: 'Phone' }),
    page: f.url({ label: 'Page' }),
    places: f.addresses({ label: 'Places' }),
    handles: f.handles({ label: 'Profiles' }),
    house: f.link({ label: 'House', to: 'house', backLabel: 'Animals' }),
    friends: f.links({ label: 'Friends', to: 'animal' }),
    vet: f.user({ label: 'Vet' }),
    picture: f.file({ label: 'Picture' }),
    cost: f.number({ label: 'Cost', sensitivity: 'secret', sortable: true }),
  },
}) // prettier-ignore

export const feeding = defineRecord({
  name: 'feeding', plural: 'feedings', label: { one: 'Feeding', many: 'Feedings' }, icon: 'bowl', title: 'what',
  partOf: 'animal', private: 'author', hidden: true, sort: '-createdAt',
  fields: {
    animal: f.link({ label: 'Animal', to: 'animal', backLabel: 'Feedings', required: true }),
    what: f.text({ label: 'What' }),
    kilos: f.number({ label: 'Kilos' }),
  },
}) // prettier-ignore

export const visit = defineRecord({
  name: 'visit', plural: 'visits', label: { one: 'Visit', many: 'Visits' }, icon: 'eye', title: 'text', owned: true,
  private: 'owner', sort: '-at', timeline: { at: 'at', about: 'about' },
  fields: {
    text: f.longText({ label: 'Text', required: true, searchable: true }),
    about: f.links({ label: 'About', to: 'any', backLabel: 'Visits' }),
    at: f.dateTime({ label: 'When', sortable: true }),
  },
}) // prettier-ignore

const tameAnimal = defineAction(animal, {
  name: 'tame', label: 'Tame', summary: 'Makes a wild animal calm.', icon: 'heart', input: {},
  when: { field: 'mood', is: 'wild' },
}) // prettier-ignore
const sellAnimal = defineAction(animal, {
  name: 'sell', label: 'Sell', summary: 'Sells an animal.', icon: 'coin', input: {}, needs: 'admin',
}) // prettier-ignore

const records = [user, tag, file, house, animal, feeding, visit] as readonly RecordDefinition[]
const actions = [tameAnimal, sellAnimal]

export const zooRegistry = createRegistry([
  {
    model: { room: 'zoo', records, actions: actions as never },
    actions: actions.map((action) => handle(action, () => Promise.resolve(null))),
  },
])

/** What stands on users and providers, which the zoo has not. */
const ofAccounts = [69, 70, 71]

function zooMigrations() {
  const ours = ({ room, number }: { room: string; number: number }) =>
    room === 'platform' &&
    (number < 20 || (number >= 30 && number < 50) || (number >= 58 && !ofAccounts.includes(number)))
  const platform = workspaceMigrations().filter(ours)
  const sql = records.map(createTable).join('\n')
  const checksum = createHash('sha256').update(sql).digest('hex')
  return [...platform, { room: 'zoo', number: 1, name: 'zoo', sql, checksum }]
}

export const openZoo = (): Promise<Workspace> => createTestWorkspace(zooMigrations())

const settings: Settings = {
  id: newId(), name: 'Zoo', currency: 'EUR', country: 'DE', timeZone: 'Europe/Berlin', locale: 'en-GB', membersSee: 'all', twoStepsFrom: null, onlyProviders: false,
} // prettier-ignore

interface Who {
  role?: Role
  userId?: string | null
  sees?: 'all' | 'own'
  timeZone?: string
  firstWeekday?: Weekday
  now?: string
}

/** Somebody who asks; Ada owns, Bob does not, Vera only looks. */
export function asking(db: Db, who: Who = {}): Ctx {
  const { role = 'owner', userId = newId(), sees = 'all', timeZone = 'Europe/Berlin', firstWeekday = 1, now } = who
  return {
    actor: {
      kind: 'person',
      id: userId,
      name: role,
      userId,
      self: userId,
      permissions: permissionsOf(role, sees),
      territories: [],
      circles: [],
      team: userId ? [userId] : [],
      shared: [],
      timeZone,
      firstWeekday,
      language: 'en',
    },
    cause: { id: newId(), kind: 'request' },
    db,
    registry: zooRegistry,
    settings,
    log: silent,
    now: () => (now ? new Date(now) : new Date()),
  }
}

type Values = Record<string, unknown>

/** Puts a row in place as the write door does, search row, contact keys and timeline included; answers it as it is read. */
export async function put(runner: Runner, record: RecordDefinition, values: Values): Promise<Values & { id: string }> {
  const now = new Date().toISOString()
  const empty = Object.fromEntries(Object.keys(record.all).map((name) => [name, null]))
  const row = { id: newId(), version: 1, ...empty, createdAt: now, updatedAt: now, ...values } as Values & {
    id: string
  }
  const cells = new Map<string, unknown>([['id', row.id], ['version', row.version]]) // prettier-ignore
  for (const { name, field, columns, key, encode } of tableOf(record).stored.values()) {
    const encoded = encode(row[name])
    columns.forEach((column, index) => cells.set(column, encoded[index]))
    if (field.type === 'money') cells.set(key, encoded[0])
  }
  const types = columnsOf(record)
  const columns = [...cells.keys()]
  const places = columns.map((column, index) => `$${index + 1}::${types.get(column)}`)
  const text = `insert into ${tableOf(record).name} (${columns.join(', ')}) values (${places.join(', ')})`
  await runner.run({ text, values: [...cells.values()] })
  await runner.run(searchRow(zooRegistry, record, row))
  await runner.run(contactKeys(record, row))
  if (record.timeline) {
    for (const query of timelineEntries(record, row, (row[record.timeline.about] as string[]) ?? []))
      await runner.run(query)
  }
  return row
}

export const userRecord = user as RecordDefinition
export const tagRecord = tag as RecordDefinition
