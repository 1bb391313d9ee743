import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { permissionsOf } from '../../access/permissions.ts'
import type { Ctx } from '../../context.ts'
import { knownRecord, knowsRecord, pathOf } from '../../records/index.ts'
import { route, type Route } from '../route.ts'
import { right, role, shownRight } from '../schema/me.ts'
import { named } from '../schema/named.ts'
import { choicesIn, nameIn } from '../../words/index.ts'
import { deedOf, labelOf, named as kindName, summaryOf } from '../../../kernel/sentence.ts'

const option = z.object({
  key: z.string(),
  label: z.string(),
  color: z.string().optional(),
  archived: z.boolean().optional(),
})
const field = named(
  'Field',
  z.object({
    record: z.string(),
    name: z.string(),
    type: z.string(),
    label: z.string(),
    help: z.string().optional(),
    setBy: z.enum(['typed', 'action', 'derived', 'system']),
    required: z.boolean(),
    unique: z.boolean(),
    sortable: z.boolean(),
    searchable: z.boolean(),
    sensitivity: z.string(),
    max: z.int().optional().describe('Longest text, in characters.'),
    range: z.array(z.number()).optional(),
    to: z.string().optional().describe('The record that a link points to, or `any`.'),
    options: z.array(option).optional(),
  }),
)
const action = named(
  'Action',
  z.object({ name: z.string(), label: z.string(), summary: z.string(), bulk: z.boolean(), input: z.unknown() }),
)
const kind = named(
  'RecordKind',
  z.object({
    name: z.string(),
    path: z.string().describe('Below /api/v1.'),
    label: z.object({ one: z.string(), many: z.string() }),
    title: z.string().describe('The field that names a record.'),
    owned: z.boolean(),
    tagged: z.boolean(),
    setting: z.boolean(),
    partOf: z.string().optional(),
    fields: z.array(field),
    actions: z.array(action),
  }),
)

/** What there is, as far as the asker may know: for programs that read it instead of guessing. */
export const describingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/records',
    tag: 'Descriptions',
    id: 'listRecordKinds',
    summary: 'Describes every kind of record: its fields, choices and actions.',
    answer: z.object({ data: z.array(kind) }),
    run: async ({ ctx }) => ({ data: knownTo(ctx).map((record) => kindOf(ctx, record)) }),
  }),
  route({
    method: 'GET',
    path: '/fields',
    tag: 'Descriptions',
    id: 'listFields',
    summary: 'Describes every field of every record.',
    query: z.strictObject({ record: z.string().max(60).optional() }),
    answer: z.object({ data: z.array(field) }),
    run: async ({ ctx, query }) => {
      const records = knownTo(ctx).filter(({ name }) => query.record === undefined || name === query.record)
      return { data: records.flatMap((record) => fieldsOf(ctx, record)) }
    },
  }),
  route({
    method: 'GET',
    path: '/roles',
    tag: 'Descriptions',
    id: 'listRoles',
    summary: 'What each role may do with each kind of record.',
    answer: z.object({ data: z.array(z.object({ role, permissions: z.record(z.string(), right) })) }),
    run: async ({ ctx }) => ({ data: role.options.map((each) => ({ role: each, permissions: rightsOf(ctx, each) })) }),
  }),
]

const knownTo = ({ registry, actor }: Ctx) => registry.records.filter((record) => knowsRecord(actor, record))

function kindOf(ctx: Ctx, record: RecordDefinition) {
  const { name, title, owned, tagged, setting, partOf } = record
  const label = { one: nameIn(ctx.actor.language, kindName(record, 'one')), many: nameIn(ctx.actor.language, kindName(record, 'many')) } // prettier-ignore
  const actions = ctx.registry.actions(record).map(({ action, input }) => ({
    ...{ name: action.name, bulk: action.bulk ?? false },
    label: nameIn(ctx.actor.language, deedOf(action)),
    summary: nameIn(ctx.actor.language, summaryOf(action)),
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  }))
  const traits = { name, path: pathOf(record), label, title, owned, tagged, setting }
  return { ...traits, ...(partOf && { partOf }), fields: fieldsOf(ctx, record), actions }
}

function fieldsOf(ctx: Ctx, record: RecordDefinition) {
  const { hidden } = ctx.actor.permissions.of(record)
  const known = Object.entries(record.all).filter(([name]) => !hidden.has(name))
  return known.map(([name, given]) => {
    const { type, setBy, sensitivity, max, range, to } = given
    const { language } = ctx.actor
    const label = nameIn(language, labelOf(given))
    const help = given.help && nameIn(language, { path: `${given.path}.help`, english: given.help })
    const { required = false, unique = false, sortable = false, searchable = false } = given
    const isChoice = type === 'choice' || type === 'choices'
    return {
      ...{ record: record.name, name, type, label, setBy, required, unique, sortable, searchable, sensitivity },
      ...(help && { help }),
      ...(max !== undefined && { max }),
      ...(range && { range: [...range] }),
      ...(to && { to: to === 'any' || knownRecord(ctx, to) ? to : 'any' }),
      ...(isChoice && { options: choicesIn(ctx, record, name) }),
    }
  })
}

function rightsOf(ctx: Ctx, of: z.infer<typeof role>) {
  const permissions = permissionsOf(of, ctx.settings.membersSee)
  const rights = knownTo(ctx).map((record) => {
    // Which fields are hidden from others is known to those who know the fields.
    const mine = ctx.actor.permissions.of(record).hidden
    return [record.name, shownRight(permissions.of(record), mine)] as const
  })
  return Object.fromEntries(rights)
}
