import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { linked } from '../../../../platform/http/schema/envelopes.ts'
import { named } from '../../../../platform/http/schema/named.ts'
import { pathOf } from '../../../../platform/records/index.ts'
import { linkedTo } from '../../../../platform/records/read/index.ts'
import { call, task } from '../../../activities/model/index.ts'
import { nextCodes } from '../../model/next.ts'
import { readNext } from './read-next.ts'

const step = named(
  'NextStep',
  z.object({
    code: z.enum(nextCodes).describe('The rule by which it is offered.'),
    what: z.string().nullable(),
    about: z.array(z.uuid()).describe('Whom or what the task would be about.'),
    of: z.uuid().describe('The one of them after whom it is called.'),
    dueOn: z.iso.date(),
    day: z.iso.date().nullable().describe('The day that makes it worth doing.'),
    days: z.int().nullable(),
    by: z.uuid().nullable(),
  }),
)

const nextAfter = (record: typeof task | typeof call, done: string): Route =>
  route({
    method: 'GET',
    path: `/${pathOf(record as RecordDefinition)}/:id/next-step`,
    tag: 'Brief',
    id: `nextStepAfter${record.label.one}`,
    summary: `What may be done next after ${done}, with the rule that says so; null where something is planned already or no rule has a reason.`,
    answer: z.object({ data: step.nullable(), linked }),
    run: async ({ ctx, params }) => {
      if (!isId(params.id)) throw refuse.noSuch(record as RecordDefinition)
      const data = await readNext(ctx, record, params.id.toLowerCase())
      return { data, linked: await linkedTo(ctx, data ? [...data.about, ...(data.by ? [data.by] : [])] : []) } as never
    },
  })

export const nextRoutes: Route[] = [nextAfter(task, 'a task was done'), nextAfter(call, 'a call was logged')]
