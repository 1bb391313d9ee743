import { isEmpty } from '../../../kernel/field.ts'
import { languageCodes } from '../../../kernel/language.ts'
import { ownName } from '../../../kernel/own-field.ts'
import { isOwnRecordKey, ownRecordName, recordIcons, recordKeyOf, takenPaths } from '../../../kernel/own-record.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { describeAnew, shapeLater } from '../../../platform/own/index.ts'
import { pathOf } from '../../../platform/records/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf, type Reaction } from '../../../platform/room.ts'
import { customRecord } from '../model/index.ts'
import { removeLayouts } from './layouts.ts'

type Row = RowOf<typeof customRecord>

const most = 50

/** What a kind of record is, checked; its keys, its table and how far it is are Farley's to say. */
export const customRecordRules = rulesOf(customRecord, {
  async before(work, { name, before, after }) {
    if (name === 'shape' || name === 'delete') return
    if (isGone(before)) throw gone()
    if (name === 'drop') return
    if (name === 'restore') return checkRoom(await others(work))
    // What is missing is said by name, with all else that is.
    if (isEmpty(after.one) || isEmpty(after.many)) return
    const faults = [...wordFaults(after), ...iconFaults(after), ...boardFaults(work, before, after)]
    if (faults.length > 0) throw refuse.invalid(faults)
    if (before === null) return placed(work, after)
  },
  async after(work, { name, after }) {
    if (name === 'drop') await removeLayouts(work, { field: 'of', is: ownRecordName(after.key!) })
    work.tx.afterCommit(() => describeAnew(work.ctx.db))
  },
})

/** The worker is told of each change but its own. */
export const shapeRecords: Reaction = {
  name: 'shape-changed-records',
  wants: ({ record, name }) => record === customRecord.name && name !== 'shape',
  run: (ctx, { name }) => shapeLater(ctx.db, name === 'drop'),
}

const isGone = (row: Row | null) => row?.state === 'dropping' || row?.state === 'dropped'
const gone = () => refuse.notNow(say('This record type was deleted with its records; it cannot be restored.'))

interface Other {
  key: string
  plural: string
  table: string
  live: boolean
  position: number
}

/** Two who add one at once come one after the other. */
async function others(work: Work): Promise<Other[]> {
  await work.tx.run({ text: `select pg_advisory_xact_lock(hashtext('farley new record type'))`, values: [] })
  return work.tx.run<Other>({
    text: `select key, plural_key as plural, stored_as as table, deleted_at is null as live,
      coalesce(position, 0)::float8 as position from custom_records`,
    values: [],
  })
}

function checkRoom(known: readonly Other[]): void {
  if (known.filter(({ live }) => live).length >= most)
    throw refuse.notNow(say('There are {most} record types of your own; that is the most.', { most }))
}

/** A new one: its table, its key and its address are nobody else's, nor ever were. */
async function placed(work: Work, row: Row): Promise<Partial<Row>> {
  const known = await others(work)
  checkRoom(known)
  const shipped = work.ctx.registry.records.filter(({ own }) => !own)
  const names = new Set([...shipped.map(({ name }) => name), ...known.map(({ key }) => key)])
  const paths = new Set([...shipped.map(pathOf), ...known.map(pathOf), ...takenPaths])
  const plurals = new Set([...paths].map((path) => path.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())))
  const key = row.key ?? recordKeyOf(row.one, names, 'record')
  const pluralKey = row.pluralKey ?? recordKeyOf(row.many, plurals, 'records')
  const faults = [...keyFaults('key', key, has(names, key)), ...keyFaults('pluralKey', pluralKey, has(plurals, pluralKey))] // prettier-ignore
  if (faults.length > 0) throw refuse.invalid(faults)
  const numbers = known.map(({ table }) => Number(table.slice(2)))
  return {
    key,
    pluralKey,
    storedAs: `x_${Math.max(0, ...numbers) + 1}`,
    state: 'adding',
    position: row.position ?? Math.max(0, ...known.map(({ position }) => position)) + 1,
  }
}

const has = (taken: ReadonlySet<string>, key: string) =>
  [...taken].some((each) => each.toLowerCase() === key.toLowerCase())

function keyFaults(field: 'key' | 'pluralKey', key: string, taken: boolean): FieldFault[] {
  if (!isOwnRecordKey(key))
    return [{ field, ...say('A key of a record type is made of letters and digits, begins with a small letter, and has 2 to 40 of them.') }] // prettier-ignore
  return taken ? [{ field, ...say('“{key}” means something already, or did.', { key }) }] : []
}

function wordFaults({ words }: Row): FieldFault[] {
  if (words === null) return []
  const given = parsed(words)
  const isLabel = (label: unknown) => {
    const { one, many, ...more } = Object(label) as Record<string, unknown>
    return isName(one) && isName(many) && Object.keys(more).length === 0
  }
  const fits =
    typeof given === 'object' && given !== null && !Array.isArray(given) &&
    Object.entries(given).every(([language, label]) => (languageCodes as string[]).includes(language) && isLabel(label)) // prettier-ignore
  return fits ? [] : [{ field: 'words', ...say('By language, what one and many are called: {example}', { example: '{"de":{"one":"Maschine","many":"Maschinen"}}' }) }] // prettier-ignore
}

const isName = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 60 && !value.includes('\0')

function iconFaults({ icon }: Row): FieldFault[] {
  if ((recordIcons as readonly string[]).includes(icon)) return []
  return [{ field: 'icon', ...say('There is no icon “{icon}”.', { icon }) }]
}

/** What is a board today may cease to be one when its field is put away: only what is new is asked for. */
function boardFaults({ ctx }: Work, before: Row | null, { key, boardBy }: Row): FieldFault[] {
  if (boardBy === null || boardBy === before?.boardBy) return []
  const record = before && ctx.registry.record(ownRecordName(key!))
  const field = record && Object.hasOwn(record.all, ownName(boardBy)) ? record.all[ownName(boardBy)] : undefined
  return field?.type === 'choice' ? [] : [{ field: 'boardBy', ...say('“{key}” is no field of it with choices.', { key: boardBy }) }] // prettier-ignore
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
