import { z } from 'zod'
import { ownTypes } from '../../../kernel/own-field.ts'
import { preferencesSchema } from '../../../kernel/preferences-schema.ts'
import { named } from './named.ts'

export const role = z.enum(['owner', 'admin', 'member', 'viewer'])
const reach = z.enum(['all', 'own', 'none'])

export const right = z.object({
  see: reach,
  edit: reach,
  delete: reach,
  create: z.boolean(),
  hidden: z.array(z.string()).describe('Fields that are unknown to them.'),
})

/** All that a person decides for themselves. */
export const shownPreferences = named('Preferences', preferencesSchema)

const ownField = named(
  'OwnField',
  z.object({
    of: z.string().describe('The record that has it.'),
    key: z.string().describe('Its values stand under `custom` by it.'),
    type: z.enum(ownTypes),
    label: z.string(),
    help: z.string().nullable(),
    section: z.string().nullable(),
    linksTo: z.string().nullable(),
    wholeNumbers: z.boolean(),
    required: z.boolean(),
    noTwoAlike: z.boolean(),
    searchable: z.boolean(),
    sortable: z.boolean(),
    sensitivity: z.enum(['public', 'internal', 'personal', 'secret']),
    options: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        color: z.string().optional(),
        archived: z.boolean().optional(),
      }),
    ),
    initial: z.unknown(),
    position: z.number(),
  }),
)

export const meAnswer = named(
  'Me',
  z.object({
    data: z.object({
      user: z.object({
        id: z.uuid().nullable(),
        name: z.string(),
        email: z.string().nullable(),
        hasPassword: z.boolean().describe('Whether they can sign in by one.'),
        role,
        timeZone: z.string(),
      }),
      workspace: z.object({
        id: z.uuid(),
        version: z.int(),
        name: z.string(),
        currency: z.string(),
        country: z.string(),
        timeZone: z.string(),
        locale: z.string(),
        membersSee: z.enum(['all', 'own']),
        demo: z.boolean(),
      }),
      preferences: shownPreferences,
      permissions: z.record(z.string(), right),
      fields: z
        .array(ownField)
        .describe('Those that the company added to records, as far as the reader may know of them.'),
      moment: z
        .string()
        .describe('How far what is read from now on reaches: /events?after= it tells what changes then.'),
      csrf: z.string().nullable().describe('For X-Farley-Token; null for those who come with a key.'),
    }),
  }),
)
