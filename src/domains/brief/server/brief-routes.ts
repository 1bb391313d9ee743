import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import {} from '../../../kernel/sentence.ts'
import { opened } from '../../../platform/http/looked.ts'
import { route, type AskedBy, type Route } from '../../../platform/http/route.ts'
import { linked } from '../../../platform/http/schema/envelopes.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { rowSchema } from '../../../platform/http/schema/shown.ts'
import { pathOf } from '../../../platform/records/index.ts'
import { getRecord, linkedTo } from '../../../platform/records/read/index.ts'
import { meeting, task } from '../../activities/model/index.ts'
import { deal } from '../../deals/model/index.ts'
import { company, fact, person } from '../../people/model/index.ts'
import { raiseCodes } from '../model/index.ts'
import { readBrief, readBriefs, told } from './read-brief.ts'
import { whoRings } from './who-rings.ts'

const id = z.uuid()
const rowsOf = (record: RecordDefinition) => z.array(rowSchema(record))

const brief = named(
  'Brief',
  z.object({
    record: z.enum(['person', 'company']),
    id,
    row: z.record(z.string(), z.unknown()).describe('The person or company.'),
    facts: rowsOf(fact),
    promises: rowsOf(fact),
    words: z.array(
      z.object({
        at: z.iso.datetime(),
        record: z.string(),
        id,
        direction: z.enum(['in', 'out']).nullable(),
        title: z.string(),
        text: z.string().nullable(),
        by: id.nullable(),
        about: z.array(id),
      }),
    ),
    deals: rowsOf(deal),
    tasks: rowsOf(task),
    next: rowSchema(meeting).nullable(),
    raise: z.array(
      z.object({
        code: z.enum(raiseCodes).describe('The rule by which it is worth raising.'),
        record: z.string(),
        id,
        what: z.string().nullable(),
        day: z.iso.date().nullable(),
        days: z.int().nullable(),
        by: id.nullable(),
      }),
    ),
  }),
)
const answer = z.object({ data: z.array(brief), linked })
const candidate = named(
  'RingCandidate',
  z.object({ id, record: z.string(), title: z.string().nullable(), subtitle: z.string().nullable() }),
)

function idIn({ params }: Pick<AskedBy, 'params'>, record: RecordDefinition): string {
  if (!isId(params.id)) throw refuse.noSuch(record)
  return params.id.toLowerCase()
}

const briefOf = (record: typeof person | typeof company): Route =>
  route({
    method: 'GET',
    path: `/${pathOf(record as RecordDefinition)}/:id/brief`,
    tag: 'Brief',
    id: `briefOf${record.label.one}`,
    summary: `What one would like to know before speaking with a ${record.label.one.toLowerCase()}: facts, promises, last words, what is open, what to raise.`,
    answer,
    run: async (asked) => {
      const id = idIn(asked, record as RecordDefinition)
      const data = [await readBrief(asked.ctx, record, id)]
      opened(asked, record as RecordDefinition, id)
      return (await told(asked.ctx, data)) as never
    },
  })

export const briefRoutes: Route[] = [
  briefOf(person),
  briefOf(company),
  route({
    method: 'GET',
    path: '/meetings/:id/brief',
    tag: 'Brief',
    id: 'briefOfMeeting',
    summary: 'The briefs of the people and companies that a meeting is with.',
    answer,
    run: async (asked) => {
      const { data } = await getRecord(asked.ctx, meeting as RecordDefinition, idIn(asked, meeting as RecordDefinition))
      const briefs = await readBriefs(asked.ctx, (data.about ?? []) as string[])
      return (await told(asked.ctx, briefs)) as never
    },
  }),
  route({
    method: 'GET',
    path: '/ring',
    tag: 'Brief',
    id: 'ring',
    summary: 'Whose number it is: their brief, or whom it may be.',
    query: z.strictObject({
      number: z.string().min(1).max(60).describe('In any form: +49 171 555 0142, 0171/5550142.'),
    }),
    answer: z.object({
      number: z.string().describe('In E.164.'),
      candidates: z.array(candidate),
      data: z.array(brief).describe('Of the one whose it is, where there is only one.'),
      linked,
    }),
    refusals: [422],
    run: async ({ ctx, query }) => {
      const { number, ids } = await whoRings(ctx, query.number)
      const known = await linkedTo(ctx, ids)
      const candidates = ids.flatMap((each) => known[each] ?? [])
      const briefs = await readBriefs(ctx, ids.length === 1 ? ids : [])
      return { number, candidates, ...(await told(ctx, briefs)) } as never
    },
  }),
]
