import { z } from 'zod'
import { isLocale, languageCodes } from './language.ts'
import { isCurrency } from './money.ts'
import { ownKeys } from './own-keys.ts'
import type { PreferenceName, Preferences } from './preferences.ts'
import { saying } from './sentence.ts'
import { favourites, sidebarLayout } from './sidebar-schema.ts'
import { menuGroups, workRoles } from './sidebar.ts'

type Schemas<Wrap extends 'whole' | 'patch'> = {
  [Name in PreferenceName]: z.ZodType<Wrap extends 'whole' ? Preferences[Name] : Preferences[Name] | null | undefined>
}

/** A time of day, `20:00`, and a day of the week. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, saying('A time of day: 20:00.'))
export const weekday = z.literal([0, 1, 2, 3, 4, 5, 6])

/** What each preference may be. */
export const preferenceSchemas: Schemas<'whole'> = {
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'normal', 'comfortable']),
  language: z.enum(['auto', ...languageCodes]),
  formats: z.string().max(35).refine(isLocale, saying('A language with its country: de-CH.')).nullable(),
  toldOfChanges: z.enum(['owned', 'followed', 'never']),
  quietHours: z.strictObject({ from: clock, until: clock, days: z.array(weekday).max(7) }).nullable(),
  weekStart: z.enum(['auto', 'monday', 'saturday', 'sunday']),
  currency: z.string().refine(isCurrency, saying('A currency code such as EUR.')).nullable(),
  workRole: z.enum(workRoles).nullable(),
  sidebar: sidebarLayout.nullable(),
  roleSidebars: z.partialRecord(z.enum(workRoles), sidebarLayout),
  openGroups: z.partialRecord(z.enum(menuGroups), z.boolean()),
  rail: z.boolean(),
  favourites,
  numbersOf: z.enum(['me', 'team', 'everyone']).nullable(),
  keys: ownKeys,
  singleKeys: z.boolean(),
  checklist: z.enum(['open', 'closed']),
  nextSteps: z.boolean(),
}

/** All of them, as the API answers. */
export const preferencesSchema = z.object(preferenceSchemas)

const patches = Object.entries(preferenceSchemas).map(([name, schema]) => [
  name,
  (schema as z.ZodType).nullable().optional(),
])

/** What may be changed at once: any of them; null goes back to what it was initially. */
export const preferencesPatch = z.strictObject(Object.fromEntries(patches) as Schemas<'patch'>)
