import { z } from 'zod'
import { named } from './named.ts'

const moment = z.iso.datetime()
export const givenRole = z.enum(['admin', 'member', 'viewer'])

export const provisionedGroup = named(
  'ProvisionedGroup',
  z.object({
    id: z.uuid(),
    name: z.string(),
    members: z.int(),
    team: z.uuid().nullable().describe('The team in which its members are.'),
    role: givenRole.nullable().describe('What its members become; null: nothing else than they are.'),
    ownRole: z.uuid().nullable(),
  }),
)

export const provisioning = named(
  'Provisioning',
  z.object({
    address: z.url().describe('Where the program that provisions speaks SCIM 2.0.'),
    role: givenRole.describe('Of newcomers.'),
    key: z
      .object({
        ...{ hint: z.string(), createdAt: moment },
        ...{ lastUsedAt: moment.nullable(), lastUsedFrom: z.string().nullable() },
      })
      .nullable(),
    groups: z.array(provisionedGroup),
    lines: z
      .array(
        z.object({
          at: moment,
          what: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
          kind: z.enum(['User', 'Group']),
          name: z.string().nullable(),
          status: z.int(),
          detail: z.string().nullable(),
        }),
      )
      .describe('What it wanted last, and how that ended.'),
  }),
)
