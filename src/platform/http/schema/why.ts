import { z } from 'zod'
import { grounds } from '../../../kernel/rights.ts'
import { linked } from './envelopes.ts'
import { role } from './me.ts'
import { named } from './named.ts'
import { filter } from './queries.ts'

/** Why somebody may do something with a record, or may not; of a part, `of` says the same of its whole. */
const ground = named(
  'Ground',
  z.object({
    may: z.boolean(),
    by: z.enum(grounds),
    whose: z.uuid().optional().describe('The user whose it is, where that decides.'),
    rule: filter.optional().describe('The rule of their role, where that decides.'),
    share: z
      .object({ id: z.uuid(), team: z.uuid().optional(), until: z.iso.datetime().optional() })
      .optional()
      .describe('How it was shared with them: by which team, and until when.'),
    get of() {
      return z.object({ record: z.string(), id: z.uuid(), ground }).optional()
    },
  }),
)

const user = z.object({
  id: z.uuid(),
  name: z.string(),
  role,
  ownRole: z.uuid().nullable().describe('The role of the company’s own that they have.'),
})

const may = { see: ground, edit: ground, delete: ground }

export const whoMayAnswer = z.object({
  data: z.array(z.object({ user, ...may })),
  more: z.boolean().describe('Whether there are more people than these: ask by name.'),
  linked,
})

export const whyAnswer = z.object({
  data: z.object({
    user: user.nullable().describe('Null: a key that acts for nobody.'),
    ...may,
    actions: z.array(
      z.object({
        name: z.string(),
        hindrance: z
          .enum(['bin', 'admin', 'role', 'edit', 'state'])
          .nullable()
          .describe(
            'Null: it may be done. Else the record is in the bin, only admins do it, their role does not do it, they may not edit the record, or it is in no state for it.',
          ),
      }),
    ),
    hidden: z.array(z.string()).describe('Fields that are unknown to them; told to owners and admins only.'),
    closed: z.array(z.string()).describe('Fields that they see but may not change; told to owners and admins only.'),
  }),
  linked,
})
