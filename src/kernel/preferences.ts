import type { Language } from './language.ts'
import type { Weekday } from './time.ts'
import type { Favourites, MenuGroup, SidebarLayout, WorkRole } from './sidebar.ts'

/** Everything that a person decides for themselves; each is kept under its name, and none is anybody else's business. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark'
  /** How high rows are. */
  density: 'compact' | 'normal' | 'comfortable'
  /** `auto`: that of the company. */
  language: 'auto' | Language
  /** How dates and numbers are written, `de-CH`; null: as the language has it. */
  formats: string | null
  /** Of whose records one is told that others changed them: one's own and those one follows, or the latter only. */
  toldOfChanges: 'owned' | 'followed' | 'never'
  /** When what interrupts is told to no device; null: whenever it comes. */
  quietHours: QuietHours | null
  /** `auto`: as the language has it. */
  weekStart: 'auto' | 'monday' | 'saturday' | 'sunday'
  /** In which their new amounts begin; null: that of the company. */
  currency: string | null
  /** Null: they have not said yet. */
  workRole: WorkRole | null
  /** Their own sidebar; null: that of their work role. */
  sidebar: SidebarLayout | null
  /** Sidebars of work roles, as admins set them for everybody. */
  roleSidebars: Partial<Record<WorkRole, SidebarLayout>>
  /** Groups of the sidebar that they opened or closed. */
  openGroups: Partial<Record<MenuGroup, boolean>>
  rail: boolean
  favourites: Favourites
  /** Whose numbers stand at home; null: as the work role has it. */
  numbersOf: 'me' | 'team' | 'everyone' | null
  /** Keys of their own for commands, by the command's id; null: none. */
  keys: Record<string, string | null>
  /** Whether keys without Ctrl or ⌘ do something. */
  singleKeys: boolean
  /** The first things to do, beside the day at home. */
  checklist: 'open' | 'closed'
  /** Whether they are offered a next step where none is planned. */
  nextSteps: boolean
}
/** Hours of each day by the clocks of their zone, `20:00`, perhaps over midnight, and days that are quiet from end to end. */
export interface QuietHours {
  from: string
  until: string
  days: readonly Weekday[]
}
export type PreferenceName = keyof Preferences
export type PreferencesPatch = { [Name in PreferenceName]?: Preferences[Name] | null }

/** What holds for somebody who has decided nothing. */
export const initialPreferences: Preferences = {
  theme: 'system',
  density: 'normal',
  language: 'auto',
  formats: null,
  toldOfChanges: 'owned',
  quietHours: null,
  weekStart: 'auto',
  currency: null,
  workRole: null,
  sidebar: null,
  roleSidebars: {},
  openGroups: {},
  rail: false,
  favourites: [],
  numbersOf: null,
  keys: {},
  singleKeys: true,
  checklist: 'open',
  nextSteps: true,
}
