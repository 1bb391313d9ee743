import { z } from 'zod'
import { filterSchema } from '../../kernel/filter-schema.ts'
import { reaches, type KeyScope, type RoleRights } from '../../kernel/rights.ts'

const reach = z.enum(reaches)
const fields = z.array(z.string().max(120)).max(500)

/** What a role of the company's own allows with one kind of record. */
const allowed = z.strictObject({
  see: reach,
  edit: reach.default('none'),
  delete: reach.default('none'),
  create: z.boolean().default(false),
  export: z.boolean().default(false),
  actions: z.array(z.string().max(60)).max(100).optional().describe('Those that may be done; all when left out.'),
  fields: z
    .strictObject({
      see: fields.optional().describe('Those that are known; all but secrets when left out.'),
      edit: fields.optional().describe('Those that may be changed; all that are seen when left out.'),
      export: fields.optional().describe('Those that may leave as a file; all that are seen when left out.'),
    })
    .optional(),
  rules: z
    .strictObject({ see: filterSchema.optional(), edit: filterSchema.optional(), delete: filterSchema.optional() })
    .optional()
    .describe('Beside one’s own or one’s team’s, those that meet a filter on their own fields.'),
})

/** By the name of a record; what is missing is not allowed. */
export const rightsSchema: z.ZodType<RoleRights> = z.record(z.string().max(60), allowed)

/** How far a key goes. */
export const scopeSchema: z.ZodType<KeyScope> = z.union([z.enum(['all', 'read']), rightsSchema])

/** A role that the company has made: a list of what is allowed. */
export interface OwnRole {
  id: string
  /** Rises with each change. */
  version: number
  rights: RoleRights
}
