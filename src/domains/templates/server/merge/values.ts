import { isEmpty } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { nested } from '../../../../kernel/own-field.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { linkedTo, readMany, type LinkedById } from '../../../../platform/records/read/index.ts'
import { user } from '../../../workspace/model/index.ts'
import { saidFields, subjects, type SubjectName } from './fields.ts'
import { Absent, Said } from './said.ts'
import { sayerFor, type Sayer } from './say-value.ts'

type Row = Readonly<Record<string, unknown>>

/** What a letter is about, by id. */
export type About = Readonly<Partial<Record<SubjectName, string | null>>>

/** What tags stand for in a letter about these records, as far as whoever asks sees them; refuses what they do not see. */
export async function valuesOf(ctx: Ctx, about: About): Promise<object> {
  const rows = await rowsOf(ctx, about)
  const linked = await linkedTo(ctx, [...idsIn(ctx, rows)])
  const sayValue = sayerFor(ctx, rows.person?.language)
  const told = (Object.keys(subjects) as SubjectName[]).map((key) => [
    key,
    valuesOfOne(ctx, key, rows[key], linked, sayValue),
  ])
  return { ...Object.fromEntries(told), me: await valuesOfMe(ctx), us: { name: new Said(ctx.settings.name) } }
}

/** The records themselves; a letter about a person or a deal is about their company, too. */
async function rowsOf(ctx: Ctx, about: About): Promise<Partial<Record<SubjectName, Row>>> {
  const person = await rowOf(ctx, 'person', about.person)
  const deal = await rowOf(ctx, 'deal', about.deal)
  const theirs = deal?.company ?? person?.company
  const company =
    (await rowOf(ctx, 'company', about.company)) ??
    (typeof theirs === 'string' ? (await readMany(ctx, subjects.company, [theirs]))[0] : undefined)
  return { ...(person && { person }), ...(deal && { deal }), ...(company && { company }) }
}

async function rowOf(ctx: Ctx, name: SubjectName, id: string | null | undefined): Promise<Row | undefined> {
  if (!id) return undefined
  const [row] = await readMany(ctx, subjects[name], [id])
  if (!row) throw refuse.noSuch(subjects[name])
  return row
}

const linkTypes: ReadonlySet<string> = new Set(['link', 'links', 'user'])

const idsIn = (ctx: Ctx, rows: Partial<Record<SubjectName, Row>>): Set<string> =>
  new Set(
    Object.entries(rows).flatMap(([key, row]) =>
      saidFields(ctx, subjects[key as SubjectName])
        .filter(([, { type }]) => linkTypes.has(type))
        .flatMap(([name]) => (row[name] ?? []) as string | string[]),
    ),
  )

function valuesOfOne(ctx: Ctx, key: SubjectName, row: Row | undefined, linked: LinkedById, sayValue: Sayer) {
  if (!row) return new Absent(key)
  const record = ctx.registry.own<RecordDefinition>(subjects[key])
  const told = saidFields(ctx, record).map(([name]) => {
    const value = row[name]
    const said = isEmpty(value) ? null : sayValue(record, name, value, linked)
    return [name, said ?? new Absent(`${key}.${name}`)]
  })
  return nested(Object.fromEntries(told))
}

async function valuesOfMe(ctx: Ctx) {
  const { userId } = ctx.actor
  const [me] = userId ? await readMany(ctx, user, [userId]) : []
  const of = (name: 'name' | 'email' | 'office') => {
    const value = me?.[name]
    return typeof value === 'string' && value ? new Said(value) : new Absent(`me.${name}`)
  }
  return { name: of('name'), email: of('email'), office: of('office') }
}
