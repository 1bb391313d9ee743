import type { Filter } from './filter.ts'
import type { RecordDefinition } from './record.ts'

/** Which records of a kind a right covers: all, those of one's territories, those of one's team, those one owns, or none. */
export type Reach = 'all' | 'territory' | 'team' | 'own' | 'none'
export type Need = 'see' | 'edit' | 'delete'
/** In which ways a field can be open. */
export type Way = 'see' | 'edit' | 'export'

export const needs = ['see', 'edit', 'delete'] as const satisfies readonly Need[]

/** From the widest to the narrowest; of a territory and a team neither holds the other. */
export const reaches = ['all', 'territory', 'team', 'own', 'none'] as const satisfies readonly Reach[]

/** The narrower of two. */
export const atMost = (one: Reach, other: Reach): Reach =>
  reaches[Math.max(reaches.indexOf(one), reaches.indexOf(other))]!

/** What a role of a company's own allows with one kind of record. Fields and actions are named where not all are meant. */
export interface RoleRight {
  see: Reach
  edit: Reach
  delete: Reach
  create: boolean
  /** Whether rows may leave as a file. */
  export: boolean
  actions?: string[] | undefined
  fields?: Partial<Record<Way, string[] | undefined>> | undefined
  /** Beside one's own or one's team's, what meets these. */
  rules?: RoleRules | undefined
}

/** What must be so of a record itself for a right to reach it, whosever it is. */
export type RoleRules = Readonly<Partial<Record<Need, Filter | undefined>>>

/** Whether a rule can stand beside a reach: it opens no kind that is shut, and nothing is left to open where all is. */
export const mayHaveRule = (reach: Reach): boolean => reach !== 'all' && reach !== 'none'

/** By the name of a record; what is missing is not allowed. */
export type RoleRights = Readonly<Record<string, RoleRight>>

/** How far a key goes: as far as its role, reading alone, what is named, or to the door of provisioning and no further. */
export type KeyScope = 'all' | 'read' | 'provision' | RoleRights

/** Whether anything may be changed by rights at all. */
export const areWriting = (rights: RoleRights): boolean =>
  Object.values(rights).some(
    ({ see, edit, delete: remove, create }) => see !== 'none' && (create || edit !== 'none' || remove !== 'none'),
  )

/** Whether any right goes by teams, or by territories. */
export const goBy = (reach: Reach, rights: RoleRights): boolean =>
  Object.values(rights).some((right) => [right.see, right.edit, right.delete].includes(reach))

/** Whether a role of a company's own says what may be done with it: not so of settings, of what all share, and of parts. */
export function isRuled({ setting, shared, partOf, hidden, secluded }: RecordDefinition): boolean {
  return !setting && !shared && !partOf && !hidden && !secluded
}

/** The fields that whoever sees a record knows of: what it is called, whose it is, since when, and whether it is only kept. */
export const knownOf = ({ title, onlyKept }: RecordDefinition): ReadonlySet<string> =>
  new Set([
    title,
    'owner',
    'private',
    'circle',
    'createdAt',
    'createdBy',
    'updatedAt',
    'deletedAt',
    ...(onlyKept ? [onlyKept] : []),
  ])

/**
 * Why somebody may do something with a record, or may not. `leads`: owners and admins may everything. `role`: so says their
 * role of all records of the kind. `owner`, `team`: by whose it is. `territory`: it lies in one of theirs. `rule`: it meets a rule of their role. `share`: it was shared with
 * them. `circle`: it is kept by those who share something. `private`: it is somebody's alone. `part`: as the record that it is a part of. `bin`: in the bin nothing is changed. `gone`: they can no longer sign in.
 */
export const grounds = [
  'leads',
  'role',
  'owner',
  'team',
  'territory',
  'rule',
  'share',
  'circle',
  'private',
  'part',
  'bin',
  'gone',
] as const

export interface Ground {
  may: boolean
  by: (typeof grounds)[number]
  /** The user whose it is, where that decides. */
  whose?: string | undefined
  /** The rule of their role, where that decides. */
  rule?: Filter | undefined
  /** How it was shared. */
  share?: { id: string; team?: string | undefined; until?: string | undefined } | undefined
  /** What it is a part of, and why that may be done there. */
  of?: { record: string; id: string; ground: Ground } | undefined
}
