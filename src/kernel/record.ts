import { f, type Color, type CreateValues, type Field, type Fields, type PatchValues, type RowValues } from './field.ts'
import type { Filter } from './filter.ts'
import type { Language } from './language.ts'
import type { MenuGroup } from './sidebar.ts'

/** What one and several of a kind are called. */
export interface RecordLabel {
  one: string
  many: string
}

/** How a record of contact (a note, a call, a meeting) shows on the timelines of the records it is about. */
export interface TimelineEntry<Name extends PropertyKey = string> {
  /** The `dateTime` field that says when it took place. */
  at: Name
  /** The `links` field that says whom and what it concerns. */
  about: Name
  /** The key that writes one on a record’s page: `n`. */
  key?: string
  /** Speaking with somebody: offered beside their name. */
  speaks?: boolean
  /** By way of which contacts of theirs. */
  by?: 'phones' | 'emails'
}

/** A moment at which whoever is in charge of a record is reminded of it. */
export interface Reminder<Name extends PropertyKey = string> {
  /** The `dateTime` field that says when. */
  at: Name
  /** The `boolean` field that says that there is nothing left to remember. */
  over?: Name
  /** So many minutes before that moment, and not once it has passed: to prepare for it. */
  minutesBefore?: number
}

/** How a setting stands in a configuration file. */
export interface Configured<Name extends string = string> {
  /** The fields by which one is known there; none where there is only one of the kind. */
  by: readonly Name[]
  /** What concerns this workspace alone: how far a column is. */
  without?: readonly Name[]
  /** Texts with a shape of their own; `id`: that of another setting, whichever kind it is of. */
  holds?: Partial<Record<Name, 'json' | 'query' | 'id'>>
  /** What can be said only once all else is there. */
  last?: readonly Name[]
}

/** The field that says when the next step is due, and which records should have one. */
export interface NextStep<Name extends PropertyKey = string> {
  at: Name
  while: Filter
}

/** The `date` field from which on nothing has happened for too long, of which whoever is in charge is told once, and the moments that begin it anew. */
export interface Idle<Name extends PropertyKey = string> {
  from: Name
  since: readonly Name[]
}

interface Traits<Name extends string> {
  /** Singular, camelCase: `deal`. Its table and its path are the plural. */
  name: string
  plural: string
  label: RecordLabel
  /** A Tabler icon: `heart-handshake`. */
  icon: string
  /** The text field that names a record. */
  title: Name
  /** Of a person: the text fields of the given and the family name, by which somebody is recognised. */
  naming?: { given: Name; family: Name }
  /** Fields that tell two records of the same title apart, in order. */
  subtitle?: readonly Name[]
  /** Somebody is in charge of it (`owner`), and scopes can be drawn by that. */
  owned?: boolean
  /** One may hide it from everybody but its owner, or (`author`) admins included from everybody but its author. */
  private?: 'owner' | 'author'
  /** Those of a circle may keep one, who see it, or change it too, as if it were theirs: mail of a mailbox that several share. Named in `circle`; it is private then. */
  circled?: 'see' | 'edit'
  /** It is such a circle itself, and says who is in it. */
  gathers?: true
  /** The path to the territory that it lies in: `territory`, `company.territory`. */
  territory?: string
  /** May carry tags. */
  tagged?: boolean
  timeline?: TimelineEntry<Name>
  reminder?: Reminder<Name>
  idle?: Idle<Name>
  /** What comes next, which one that is still going on should have. */
  next?: NextStep<Name>
  /** Colleagues who are asked to decide on it (a `links` field), and who asked (`user`): the ones are told that they are, the other that they are no longer. */
  asks?: { whom: Name; by: Name }
  /** The moment whose exchange rates its amounts are worth something at, for good once it is said; until then that of its creation. */
  ratedAt?: Name
  /** The link to a setting by which its records go different ways: the pipeline of a deal. Layouts are made for each. */
  way?: Name
  /** Whose permission decides: a link field of this record. An employment is seen and edited as its person is. */
  partOf?: Name
  /** Fields of what it is a part of whose values stand in it as well: who does not know them does not see it, who may not change them changes nothing in it. */
  repeats?: readonly string[]
  /** The text field that names a field of a record (`company.industry`): this is unknown to whom that is. */
  tellsOf?: Name
  /** Read by everyone who signs in, changed by admins only: pipelines, stages, users. */
  setting?: boolean
  /** A setting of which nobody but owners and admins knows: what it says may itself be secret. */
  secluded?: boolean
  /** The `boolean` field that says that somebody asked by right that it is only kept: it is not changed, merged or exported then. */
  onlyKept?: Name
  /** Changes by which it goes from one who is in charge to another, of which both hear, also where Farley makes them. */
  passes?: readonly string[]
  /** Changes that Farley makes of which whoever is in charge hears at once: a letter that did not leave. */
  warns?: readonly string[]
  /** Everybody but a viewer may add to it and change it: tags. */
  shared?: boolean
  /** How it stands in a configuration file, or why it stands in none: every setting says so. */
  configured?: Configured<Name> | { not: string }
  /** Has no list, menu entry or import of its own. */
  hidden?: boolean
  /** The order of a list that nobody sorted: `-createdAt`. */
  sort?: string
  /** Of a company's own kinds of record: what Farley ships says elsewhere. */
  own?: {
    words: Partial<Record<Language, RecordLabel>>
    color: Color | null
    /** The key of the choice field that makes the columns of its board. */
    boardBy: string | null
    group: MenuGroup
    position: number
    /** The generated name of its table. */
    table?: string
  }
}
export type RecordOptions<F extends Fields> = Traits<keyof F & string> & { fields: F }

const system = placed('record', {
  createdAt: f.dateTime({ label: 'Created', sortable: true, setBy: 'system' }),
  createdBy: f.user({ label: 'Created by', setBy: 'system' }),
  updatedAt: f.dateTime({ label: 'Updated', setBy: 'system' }),
  deletedAt: f.dateTime({ label: 'Deleted', setBy: 'system' }),
})
const optional = placed('record', {
  owner: f.user({ label: 'Owner', tracked: true, backLabel: 'Owns' }),
  private: f.boolean({ label: 'Private', help: 'Only its owner sees it.' }),
  circle: f.link({
    label: 'Shared in',
    help: 'Whoever shares this sees it, and nobody else.',
    to: 'any',
    setBy: 'action',
  }),
  tags: f.links({ label: 'Tags', to: 'tag' }),
})

export type SystemFields = typeof system & Partial<typeof optional>

export interface RecordDefinition<F extends Fields = Fields> extends Traits<string> {
  readonly fields: F
  /** Those of its own, in the order they were written, then owner, tags, private, and the system's. */
  readonly all: Readonly<Record<string, Field>>
  readonly owned: boolean
  readonly tagged: boolean
  readonly setting: boolean
  readonly hidden: boolean
}

export interface SystemValues {
  id: string
  version: number
  createdAt: string
  createdBy: string | null
  updatedAt: string
  deletedAt: string | null
  owner?: string | null
  private?: boolean | null
  circle?: string | null
  tags?: string[] | null
}
export type RowOf<R> = R extends RecordDefinition<infer F> ? RowValues<F> & SystemValues : never
type Given = { owner?: string | null; private?: boolean | null; circle?: string | null; tags?: string[] | null }
export type PatchOf<R> = R extends RecordDefinition<infer F> ? PatchValues<F> & Given : never
export type CreateOf<R> = R extends RecordDefinition<infer F> ? CreateValues<F> & Given & { id?: string } : never

/** Describes a record; throws when title, subtitle or timeline name a field that it does not have. */
export function defineRecord<const F extends Fields>(options: RecordOptions<F>): RecordDefinition<F> {
  const fields = placed(options.name, options.fields)
  const all = {
    ...fields,
    ...(options.owned && { owner: optional.owner }),
    ...(options.tagged && { tags: optional.tags }),
    ...(options.private && { private: optional.private }),
    ...(options.circled && { circle: optional.circle }),
    ...system,
  }
  const named = [
    options.title,
    ...(options.subtitle ?? []),
    options.naming?.given,
    options.naming?.family,
    options.timeline?.at,
    options.timeline?.about,
    options.partOf,
    options.tellsOf,
    options.reminder?.at,
    options.reminder?.over,
    options.idle?.from,
    ...(options.idle?.since ?? []),
    options.next?.at,
    options.asks?.whom,
    options.asks?.by,
    options.ratedAt,
    options.way,
    options.onlyKept,
  ]
  for (const name of named) {
    if (name && !(name in all)) throw new Error(`${options.name} names a field it does not have: ${name}`)
  }
  const { owned = false, tagged = false, setting = false, hidden = false } = options
  return { ...options, fields, owned, tagged, setting, hidden, all }
}

/** Whether somebody asked by right that this record is only kept. */
export const isOnlyKept = ({ onlyKept }: Pick<RecordDefinition, 'onlyKept'>, row: Readonly<Record<string, unknown>>) =>
  onlyKept !== undefined && row[onlyKept] === true

/** The fields, each knowing where its words stand. */
function placed<F extends Fields>(record: string, fields: F): F {
  const entries = Object.entries(fields).map(([name, field]) => [name, { ...field, path: `${record}.fields.${name}` }])
  return Object.fromEntries(entries) as F
}
