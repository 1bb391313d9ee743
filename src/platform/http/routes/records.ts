import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { nested } from '../../../kernel/own-field.ts'
import { givenSchema } from '../../../kernel/schema.ts'
import type { ActionHandler } from '../../room.ts'
import {
  act,
  confirmRecord,
  createRecord,
  pathOf,
  removeRecord,
  restoreRecord,
  updateRecord,
} from '../../records/index.ts'
import { standingFor } from '../../records/merged.ts'
import { addressFields } from '../../places/index.ts'
import {
  aggregate,
  getRecord,
  listRecords,
  readBin,
  readHistory,
  readOrigins,
  readPins,
  readUnmet,
  whatHangsOn,
  type ListAnswer,
} from '../../records/read/index.ts'
import { readTimeline } from '../../timeline/index.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { bulkRoute } from './bulk.ts'
import { pastRoutes } from './past.ts'
import { changed, etag } from '../changed.ts'
import { listed, opened } from '../looked.ts'
import {
  aggregateAnswer,
  binAnswer,
  hangingAnswer,
  changedOf,
  historyAnswer,
  listOf,
  oneOf,
  placesAnswer,
  originsAnswer,
  timelineAnswer,
  unmetAnswer,
} from '../schema/envelopes.ts'
import { named } from '../schema/named.ts'
import { aggregateBody, listQuery, oneQuery, pageQuery, placesBody, timelineQuery } from '../schema/queries.ts'
import { nameOf } from '../schema/shown.ts'

/** All that can be asked of one kind of record. */
export function recordRoutes(record: RecordDefinition, actions: readonly ActionHandler[] = []): Route[] {
  return [
    ...reading(record),
    ...writing(record),
    ...(addressFields(record).length > 0 ? [pinning(record)] : []),
    bulkRoute(record),
    ...pastRoutes(record),
    ...actions.map((handler) => acting(record, handler)),
  ]
}

/** The record for which an id in a path stands, where only reading is meant: one that was merged is read as the one that stays. */
async function readIn(asked: AskedBy<unknown>, record: RecordDefinition): Promise<string> {
  return standingFor(asked.ctx.db, idIn(asked, record))
}

/** What is read of one record; whoever is shown it has seen the record. */
async function shown<T>(asked: AskedBy, record: RecordDefinition, read: (id: string) => Promise<T>): Promise<T> {
  const id = await readIn(asked, record)
  const answer = await read(id)
  opened(asked, record, id)
  return answer
}

/** An id in a path; what is none names nothing, like an id that does not exist. */
export function idIn({ params }: { params: Readonly<Record<string, string>> }, record: RecordDefinition): string {
  if (!isId(params.id)) throw refuse.noSuch(record)
  return params.id.toLowerCase()
}

/** Rows as the API carries them; what differs of the past is told by the names of fields. */
const carried = (answer: ListAnswer) => ({ ...answer, data: answer.data.map(nested) }) as never

function reading(record: RecordDefinition): Route[] {
  const path = `/${pathOf(record)}`
  const tag = record.label.many
  const many = record.label.many.toLowerCase()
  const one = record.label.one.toLowerCase()
  return [
    route({
      method: 'GET', path, tag, id: `list${plural(record)}`, summary: `Lists ${many}.`,
      query: listQuery, answer: listOf(record),
      run: async (asked) => {
        const answer = await listRecords(asked.ctx, record, asked.query)
        listed(asked, record, answer.data.length)
        return carried(answer)
      },
    }),
    route({
      method: 'GET', path: `${path}/bin`, tag, id: `binOf${plural(record)}`, summary: `What was deleted, by whom, and when it goes for good: ${many}.`,
      query: z.strictObject({ after: z.string().max(2000).optional() }), answer: binAnswer,
      run: ({ ctx, query }) => readBin(ctx, record, query.after) as never,
    }),
    route({
      method: 'GET', path: `${path}/:id/hanging`, tag, id: `hangingOn${nameOf(record)}`, summary: `How many records link to one, kind by kind, as far as the asker may see them: ${one}.`,
      answer: hangingAnswer,
      run: async (asked) => ({ data: await whatHangsOn(asked.ctx, record, await readIn(asked, record)) }),
    }),
    route({
      method: 'GET', path: `${path}/:id`, tag, id: `get${nameOf(record)}`, summary: `Answers one: ${one}.`,
      query: oneQuery, answer: oneOf(record),
      run: async (asked) => {
        const { ctx, query, reply } = asked
        const { data, linked, can } = await getRecord(ctx, record, idIn(asked, record), query)
        opened(asked, record, data.id as string)
        reply.header('etag', etag(data))
        return { data: nested(data), can, ...(linked && { linked }) } as never
      },
    }),
    route({
      method: 'POST', path: `${path}/aggregate`, tag, whileLooking: true, id: `aggregate${plural(record)}`, summary: `Counts and measures ${many} in groups.`,
      body: aggregateBody, answer: aggregateAnswer,
      run: ({ ctx, body }) => aggregate(ctx, record, body) as never,
    }),
    route({
      method: 'GET', path: `${path}/:id/history`, tag, id: `historyOf${nameOf(record)}`, summary: `What was changed, newest first: ${one}.`,
      query: pageQuery, answer: historyAnswer,
      run: (asked) => shown(asked, record, (id) => readHistory(asked.ctx, record, id, asked.query)) as never,
    }),
    route({
      method: 'GET', path: `${path}/:id/origins`, tag, id: `originsOf${nameOf(record)}`, summary: `From which change each value comes: ${one}.`,
      answer: originsAnswer,
      run: async (asked) => readOrigins(asked.ctx, record, await readIn(asked, record)) as never,
    }),
    route({
      method: 'GET', path: `${path}/:id/unmet`, tag, id: `unmetOf${nameOf(record)}`, summary: `Which rules of the company it does not meet: ${one}.`,
      answer: unmetAnswer,
      run: async (asked) => ({ data: await readUnmet(asked.ctx, record, await readIn(asked, record)) }),
    }),
    route({
      method: 'GET', path: `${path}/:id/timeline`, tag, id: `timelineOf${nameOf(record)}`, summary: `What took place, newest first: ${one}.`,
      query: timelineQuery, answer: timelineAnswer,
      run: (asked) => shown(asked, record, (id) => readTimeline(asked.ctx, record, id, asked.query)) as never,
    }),
  ] // prettier-ignore
}

/** Where records lie, for a map. */
function pinning(record: RecordDefinition): Route {
  const many = record.label.many.toLowerCase()
  return route({
    method: 'POST', path: `/${pathOf(record)}/places`, tag: record.label.many, whileLooking: true, id: `places${plural(record)}`,
    summary: `Says where ${many} lie within a box, those close together as one.`,
    body: placesBody, answer: placesAnswer,
    run: async ({ ctx, body }) => ({ data: await readPins(ctx, record, body) }),
  }) // prettier-ignore
}

function writing(record: RecordDefinition): Route[] {
  const path = `/${pathOf(record)}`
  const tag = record.label.many
  const name = nameOf(record)
  const one = record.label.one.toLowerCase()
  const answer = changedOf(record)
  const create = named(`${name}Create`, givenSchema(record, 'create'))
  const patch = named(`${name}Patch`, givenSchema(record, 'patch'))
  return [
    route({
      method: 'POST', path, tag, id: `create${name}`, summary: `Adds one: ${one}.`, status: 201, once: true, recalls: true,
      bodyInDocs: create, answer, refusals: [409, 422],
      run: async (asked) => {
        const row = await createRecord(asked.ctx, record, asked.body ?? {})
        asked.reply.header('location', `/api/v1${path}/${String(row.id)}`)
        return changed(asked, record, row)
      },
    }),
    route({
      method: 'PATCH', path: `${path}/:id`, tag, id: `update${name}`, summary: `Changes fields of one: ${one}.`, needsVersion: true, once: true, recalls: true,
      bodyInDocs: patch, answer, refusals: [409, 422],
      run: async (asked) => changed(asked, record, await updateRecord(asked.ctx, record, idIn(asked, record), asked.body, asked.version)),
    }),
    route({
      method: 'POST', path: `${path}/:id/confirm`, tag, id: `confirm${name}`, summary: `Says that values are still so; all of them where none are named: ${one}.`, once: true, recalls: true,
      body: z.strictObject({ fields: z.array(z.string().max(120)).min(1).max(300).optional() }).optional(), answer, refusals: [409, 422],
      run: async (asked) => changed(asked, record, await confirmRecord(asked.ctx, record, idIn(asked, record), asked.body?.fields)),
    }),
    route({
      method: 'DELETE', path: `${path}/:id`, tag, id: `delete${name}`, summary: `Moves one to the bin: ${one}.`, needsVersion: true, answer,
      run: async (asked) => changed(asked, record, await removeRecord(asked.ctx, record, idIn(asked, record), asked.version)),
    }),
    route({
      method: 'POST', path: `${path}/:id/restore`, tag, id: `restore${name}`, summary: `Brings one back from the bin: ${one}.`, once: true, recalls: true,
      body: z.strictObject({}).optional(), answer, refusals: [409],
      run: async (asked) => changed(asked, record, await restoreRecord(asked.ctx, record, idIn(asked, record))),
    }),
  ] // prettier-ignore
}

function acting(record: RecordDefinition, handler: ActionHandler): Route {
  const { name, summary } = handler.action
  return route({
    method: 'POST', path: `/${pathOf(record)}/:id/${name}`, tag: record.label.many, id: `${name}${nameOf(record)}`, summary,
    needsVersion: true, once: true, recalls: true, bodyInDocs: handler.input, answer: changedOf(record), refusals: [409, 422],
    run: async (asked: AskedBy) =>
      changed(asked, record, await act(asked.ctx, handler, idIn(asked, record), asked.body ?? {}, asked.version)),
  }) // prettier-ignore
}

const plural = (record: RecordDefinition) => record.plural[0]!.toUpperCase() + record.plural.slice(1)
