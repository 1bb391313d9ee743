import { z } from 'zod'
import { rollUpFns } from '../../../kernel/roll-up.ts'
import { ownTypes } from '../../../kernel/own-field.ts'
import { menuGroups } from '../../../kernel/sidebar.ts'
import { needs, reaches } from '../../../kernel/rights.ts'
import { preferencesSchema } from '../../../kernel/preferences-schema.ts'
import { extentsOf, type Right } from '../../access/permissions.ts'
import { named } from './named.ts'
import { filter } from './queries.ts'

export const role = z.enum(['owner', 'admin', 'member', 'viewer'])
const reach = z.enum(reaches)

export const right = z.object({
  see: reach,
  edit: reach,
  delete: reach,
  create: z.boolean(),
  export: z.boolean().describe('Whether rows may leave as a file.'),
  actions: z.array(z.string()).nullable().describe('Those that they may do; null: all.'),
  closed: z.array(z.string()).describe('Fields that they see but may not change.'),
  kept: z.array(z.string()).describe('Fields that they see but that leave with no file.'),
  hidden: z.array(z.string()).describe('Fields that are unknown to them.'),
  byRule: z.array(z.enum(needs)).describe('What they may do beside that with records that meet a rule.'),
})

/** A right as it is told to somebody from whom these fields are hidden: they hear of no field that they may not know. */
export function shownRight(given: Right, unknown: ReadonlySet<string>) {
  const { hidden, closed, kept, actions, extents: _, ...right } = given
  return {
    ...right,
    actions: actions && [...actions],
    hidden: [...hidden.difference(unknown)],
    closed: [...closed.difference(hidden).difference(unknown)],
    kept: [...kept.difference(hidden).difference(unknown)],
    byRule: needs.filter((need) => extentsOf(given, need).some(({ rule }) => rule)),
  }
}

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
    rollUp: z
      .object({
        of: z.string(),
        by: z.string(),
        fn: z.enum(rollUpFns),
        field: z.string().nullable(),
        filter: filter.nullable(),
      })
      .nullable()
      .describe('What it sums up of the records that point here; null where it sums nothing up.'),
    formula: z.string().nullable().describe('What it is computed by; null where people type it.'),
    shownIf: filter.nullable().optional().describe('What must hold of a record for it to be shown and required.'),
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

const names = z.array(z.string())
const layout = named(
  'Layout',
  z.object({
    id: z.uuid(),
    of: z.string().describe('The record that it lays out.'),
    role: z
      .string()
      .nullable()
      .describe('The role for which it is made, or the id of one of the company’s own; null: for all.'),
    way: z.string().nullable().describe('The pipeline for which it is made, by its id; null: for all.'),
    page: z
      .object({
        groups: z.array(
          z.object({
            key: z.enum(['reach', 'details', 'section']),
            heading: z.string().optional(),
            columns: z.union([z.literal(1), z.literal(2)]).optional(),
            names,
          }),
        ),
        leftOut: names,
      })
      .nullable()
      .describe('The groups of its fields; null: as shipped.'),
    head: names.nullable().describe('The facts beneath the title.'),
    asks: names.nullable().describe('What is asked when one is added.'),
  }),
)

const label = z.object({ one: z.string(), many: z.string() })
const ownRecord = named(
  'OwnRecord',
  z.object({
    name: z.string().describe('As everything that says of what kind a record is says it: `x_machine`.'),
    plural: z.string().describe('With it begin its addresses: `machines`.'),
    label,
    words: z.record(z.string(), label).describe('What it is called in other languages.'),
    icon: z.string(),
    color: z.string().nullable(),
    titleLabel: z.string().describe('What the field is called that names such a record.'),
    boardBy: z.string().nullable().describe('The key of the field with choices that makes the columns of its board.'),
    group: z.enum(menuGroups).describe('Where it stands in the sidebar.'),
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
        ownRole: z.uuid().nullable().describe('The role of the company’s own that they have.'),
        timeZone: z.string(),
        team: z.array(z.uuid()).describe('Whose records count as those of their team.'),
        shared: z.array(z.uuid()).describe('Records that were shared with them to change.'),
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
      records: z
        .array(ownRecord)
        .describe('The kinds of record that the company made, as far as the reader may know of them.'),
      fields: z
        .array(ownField)
        .describe('Those that the company added to records, as far as the reader may know of them.'),
      conditions: z
        .array(z.object({ of: z.string(), field: z.string(), shownIf: filter }))
        .describe('When fields that Farley ships are shown and asked for, where the company says so.'),
      layouts: z
        .array(layout)
        .describe(
          'How the company lays out pages and forms for the reader’s role; which of them holds depends on the way.',
        ),
      demanded: z
        .record(z.string(), z.array(z.string()))
        .describe('The fields, by record, that rules ask for of each new one.'),
      moment: z
        .string()
        .describe('How far what is read from now on reaches: /events?after= it tells what changes then.'),
      steps: z
        .object({ from: z.iso.date(), due: z.boolean() })
        .nullable()
        .describe(
          'Since when the company asks them for a second step that they have not; once it is due, nothing else can be done.',
        ),
      looking: z
        .object({ by: z.string(), since: z.iso.datetime() })
        .nullable()
        .describe(
          'Who it is that looks as the user, and since when: nothing can be changed; null: the user themselves.',
        ),
      csrf: z.string().nullable().describe('For X-Farley-Token; null for those who come with a key.'),
    }),
  }),
)
