import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { languageOf, localeFor, type Language } from '../../kernel/language.ts'
import type { Layout } from '../../kernel/layout.ts'
import type { FieldCondition, OwnField } from '../../kernel/own-field.ts'
import type { OwnRecord } from '../../kernel/own-record.ts'
import type { Preferences } from '../../kernel/preferences.ts'
import { describeOwn } from '../app/registry.ts'
import { setTheme } from '../app/theme.ts'
import { setFormats, setWeekStart } from '../words/format.ts'
import { chosenLanguage, language, speakLanguage } from '../words/language.ts'
import { client } from './client.ts'
import type { Need, Reach } from '../../kernel/rights.ts'
import { keys } from './keys.ts'
import { holdFor } from './offline.ts'
import { request, setToken } from './request.ts'
import { openUnsaved } from './unsaved.ts'

/** What one may do with one kind of record. */
export interface Right {
  see: Reach
  edit: Reach
  delete: Reach
  create: boolean
  export: boolean
  /** Null: every action. */
  actions: readonly string[] | null
  hidden: readonly string[]
  /** Fields that one sees but may not change. */
  closed: readonly string[]
  /** Fields that one sees but that leave with no file. */
  kept: readonly string[]
  /** What one may do beside that with records that meet a rule. */
  byRule: readonly Need[]
}

/** Whether a right to change covers a record: by whose it is, or because it was shared. Which records meet a rule or lie in a territory only the server tells, so all may. */
export function mayChange(right: Right | undefined, row: { id: string; owner?: unknown }, { user }: Me): boolean {
  const { id, owner } = row
  const reach = right?.edit
  if (right?.byRule.includes('edit') || reach === 'territory') return true
  if (reach !== undefined && reach !== 'none' && user.shared.includes(id)) return true
  if (reach === 'team') return user.team.includes(owner as string)
  return reach === 'all' || (reach === 'own' && owner === user.id)
}

/** Who is signed in, in which company, and what they may do. */
export interface Me {
  user: {
    id: string
    name: string
    email: string | null
    /** Whether one can come in by it. */
    hasPassword: boolean
    role: 'owner' | 'admin' | 'member' | 'viewer'
    /** The role of the company’s own that they have, by its id. */
    ownRole: string | null
    timeZone: string | null
    /** Whose records count as those of one’s team. */
    team: readonly string[]
    /** What was shared with one to change it. */
    shared: readonly string[]
  }
  workspace: {
    id: string
    version: number
    name: string
    currency: string
    country: string | null
    timeZone: string
    locale: string
    membersSee: 'all' | 'own'
    demo: boolean
  }
  preferences: Preferences
  permissions: Record<string, Right>
  /** The kinds of record that the company made, as far as one may know of them. */
  records: OwnRecord[]
  /** Those that the company added to records, as far as one may know of them. */
  fields: OwnField[]
  /** When fields that Farley ships are shown, where the company says so. */
  conditions: FieldCondition[]
  /** How the company lays out pages and forms, as far as it is made for one’s role. */
  layouts: Layout[]
  /** The fields, by record, that rules ask for of each new one. */
  demanded: Record<string, string[]>
  /** How far what is read after it reaches. */
  moment: string
  csrf: string
  /** From which day the company asks for a second step that they have not, and whether it is there. */
  steps: { from: string; due: boolean } | null
  /** Who it is that looks as this user, and since when: nothing can be changed. */
  looking: { by: string; since: string } | null
}

/** Whether somebody leads the company: an owner or an admin. */
export const leads = ({ user }: Me): boolean => user.role === 'owner' || user.role === 'admin'

/** Takes over the answer of /me: the token of writes, the language, the formats. */
export function welcome({ data }: { data: Me }): Me {
  setToken(data.csrf)
  if (describeOwn(data.records, data.fields, data.conditions)) void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] }) // prettier-ignore
  // Who looks as somebody else keeps nothing of theirs on this device, and sees nothing that they keep here.
  openUnsaved(data.looking ? 'looking' : data.user.id)
  holdFor(data.workspace.id, data.looking ? null : data.user.id)
  if (!chosenLanguage()) speakLanguage(languageIn(data))
  const locale = data.preferences.formats ?? localeFor(language, data.workspace.locale)
  setFormats({ locale, timeZone: data.user.timeZone ?? data.workspace.timeZone })
  welcomePreferences(data.preferences)
  return data
}

/** Their own word, else the company’s. */
export const languageIn = ({ preferences, workspace }: Me): Language =>
  preferences.language === 'auto' ? (languageOf(workspace.locale) ?? 'en') : preferences.language

/** Takes over what the person prefers and what is drawn outside of components. */
export function welcomePreferences({ theme, density, weekStart }: Preferences): void {
  setTheme(theme)
  setWeekStart(weekStart)
  document.documentElement.dataset.density = density
}

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => request<{ data: Me }>('me', { signal }).then(welcome),
  staleTime: Infinity,
})

/** Who is signed in; inside the frame there always is somebody. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** The signed-in person's id, outside of a component. */
export const myId = (): string => client.getQueryData<Me>(keys.me)?.user.id ?? ''
