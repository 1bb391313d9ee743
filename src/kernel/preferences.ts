import { z } from 'zod'
import { isLocale, languageCodes } from './language.ts'
import { isCurrency } from './money.ts'
import { saying } from './sentence.ts'
import { ownKeys } from './own-keys.ts'
import { favourites, menuGroups, sidebarLayout, workRoles } from './sidebar.ts'

/** One thing that a person decides for themselves: what it may be, and what it is until they say otherwise. */
interface Preference<Schema extends z.ZodType> {
  schema: Schema
  initial: z.output<Schema>
}

const preference = <Schema extends z.ZodType>(
  schema: Schema,
  initial: NoInfer<z.output<Schema>>,
): Preference<Schema> => ({ schema, initial })

/** Everything that a person decides for themselves; each is kept under its name, and none is anybody else's business. */
export const preferences = {
  theme: preference(z.enum(['system', 'light', 'dark']), 'system'),
  /** How high rows are. */
  density: preference(z.enum(['compact', 'normal', 'comfortable']), 'normal'),
  /** `auto`: that of the company. */
  language: preference(z.enum(['auto', ...languageCodes]), 'auto'),
  /** How dates and numbers are written, `de-CH`; null: as the language has it. */
  formats: preference(
    z.string().max(35).refine(isLocale, saying('A language with its country: de-CH.')).nullable(),
    null,
  ),
  /** Of whose records one is told that others changed them: one's own and those one follows, or the latter only. */
  toldOfChanges: preference(z.enum(['owned', 'followed', 'never']), 'owned'),
  /** `auto`: as the language has it. */
  weekStart: preference(z.enum(['auto', 'monday', 'saturday', 'sunday']), 'auto'),
  /** In which their new amounts begin; null: that of the company. */
  currency: preference(z.string().refine(isCurrency, saying('A currency code such as EUR.')).nullable(), null),
  /** Null: they have not said yet. */
  workRole: preference(z.enum(workRoles).nullable(), null),
  /** Their own sidebar; null: that of their work role. */
  sidebar: preference(sidebarLayout.nullable(), null),
  /** Sidebars of work roles, as admins set them for everybody. */
  roleSidebars: preference(z.partialRecord(z.enum(workRoles), sidebarLayout), {}),
  /** Groups of the sidebar that they opened or closed. */
  openGroups: preference(z.partialRecord(z.enum(menuGroups), z.boolean()), {}),
  rail: preference(z.boolean(), false),
  favourites: preference(favourites, []),
  /** Whose numbers stand at home; null: as the work role has it. */
  numbersOf: preference(z.enum(['me', 'team', 'everyone']).nullable(), null),
  /** Keys of their own for commands, by the command's id; null: none. */
  keys: preference(ownKeys, {}),
  /** Whether keys without Ctrl or ⌘ do something. */
  singleKeys: preference(z.boolean(), true),
  /** The first things to do, beside the day at home. */
  checklist: preference(z.enum(['open', 'closed']), 'open'),
}

export type Preferences = { [Name in keyof typeof preferences]: z.output<(typeof preferences)[Name]['schema']> }
export type PreferenceName = keyof Preferences

/** What holds for somebody who has decided nothing. */
export const initialPreferences = Object.fromEntries(
  Object.entries(preferences).map(([name, { initial }]) => [name, initial]),
) as Preferences

type Shape<Wrap extends 'whole' | 'patch'> = {
  [Name in PreferenceName]: Wrap extends 'whole'
    ? (typeof preferences)[Name]['schema']
    : z.ZodOptional<z.ZodNullable<(typeof preferences)[Name]['schema']>>
}
const shapeOf = (wrap: (schema: z.ZodType) => z.ZodType) =>
  Object.fromEntries(Object.entries(preferences).map(([name, { schema }]) => [name, wrap(schema)]))

/** All of them, as the API answers. */
export const preferencesSchema = z.object(shapeOf((schema) => schema) as Shape<'whole'>)

/** What may be changed at once: any of them; null goes back to what it was initially. */
export const preferencesPatch = z.strictObject(
  shapeOf((schema) => schema.nullable().optional()) as unknown as Shape<'patch'>,
)
export type PreferencesPatch = { [Name in PreferenceName]?: Preferences[Name] | null }
