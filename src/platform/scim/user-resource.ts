import { normalEmail } from '../records/contacts.ts'
import { scimFault } from './fault.ts'
import { isObject, textIn, yesIn, type Low } from './resource.ts'

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const enterprise = enterpriseSchema.toLowerCase()

/** The parts of a name, as they were given. */
export interface NameParts {
  formatted?: string | undefined
  givenName?: string | undefined
  familyName?: string | undefined
}

/** A user, with what was said of them that a user has no place for. */
export interface UserRow {
  id: string
  version: number
  saidVersion: number
  name: string
  email: string | null
  role: string
  active: boolean
  timeZone: string | null
  manager: string | null
  createdAt: string
  changedAt: string
  userName: string
  externalId: string | null
  parts: NameParts
  groups: { value: string; display: string }[]
}

export const etagOf = ({ version, saidVersion }: Pick<UserRow, 'version' | 'saidVersion'>) =>
  `W/"${version}-${saidVersion}"`

/** A user as SCIM has them; `base` is the address of the protocol. */
export function userResource(row: UserRow, base: string): Low {
  const { id, name, email, active, timeZone, manager, externalId, parts, userName, groups } = row
  const location = `${base}/Users/${id}`
  return {
    schemas: [userSchema, enterpriseSchema],
    id,
    ...(externalId !== null && { externalId }),
    userName,
    displayName: name,
    name: { ...parts, formatted: parts.formatted ?? name },
    active,
    ...(email !== null && { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(timeZone !== null && { timezone: timeZone }),
    ...(manager !== null && { [enterpriseSchema]: { manager: { value: manager, $ref: `${base}/Users/${manager}` } } }),
    groups: groups.map((each) => ({ ...each, $ref: `${base}/Groups/${each.value}`, type: 'direct' })),
    meta: { resourceType: 'User', created: row.createdAt, lastModified: row.changedAt, location, version: etagOf(row) },
  }
}

/** What is said of somebody. */
export interface Said {
  userName: string
  externalId: string | null
  name: string
  parts: NameParts
  email: string
  active: boolean
  timeZone: string | null
  manager: string | null
}

/**
 * What a resource says of somebody. What it leaves out stays as it was before where it is a replacement, since a program
 * that never speaks of time zones or managers must not take away those that people have set here.
 */
export function saidIn(low: Low, before?: UserRow, { isWhole = true } = {}): Said {
  const userName = textIn(low.username, 'userName', 254)
  if (userName === null) throw scimFault.value('userName')
  const kept = <T>(name: string, was: T | undefined, read: (value: unknown) => T): T =>
    isWhole && low[name] === undefined && was !== undefined ? was : read(low[name])
  const parts = partsIn(low)
  return {
    userName,
    externalId: textIn(low.externalid, 'externalId'),
    parts,
    name: nameIn(low, parts, before) ?? userName.split('@')[0]!,
    email: emailIn(low, userName, before, isWhole),
    active: kept('active', before?.active, (value) => value === undefined || yesIn(value, 'active')),
    timeZone: kept('timezone', before?.timeZone, (value) => textIn(value, 'timezone', 60)),
    manager: kept(enterprise, before?.manager, managerIn),
  }
}

function partsIn({ name = {} }: Low): NameParts {
  if (name !== null && !isObject(name)) throw scimFault.value('name')
  const part = (key: string, field: string) => textIn(name?.[key], `name.${field}`) ?? undefined
  const all = {
    formatted: part('formatted', 'formatted'),
    givenName: part('givenname', 'givenName'),
    familyName: part('familyname', 'familyName'),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** What has changed counts: the name that is shown, the whole one, or its parts; so a name that was put right here stays until then. */
function nameIn({ displayname }: Low, parts: NameParts, before: UserRow | undefined): string | undefined {
  const shown = textIn(displayname, 'displayName') ?? undefined
  const joined = [parts.givenName, parts.familyName].filter(Boolean).join(' ') || undefined
  if (!before) return shown ?? parts.formatted ?? joined
  const was = { formatted: before.name, ...before.parts }
  if (shown !== undefined && shown !== before.name) return shown
  if (parts.formatted !== undefined && parts.formatted !== was.formatted) return parts.formatted
  const hasMoved = parts.givenName !== was.givenName || parts.familyName !== was.familyName
  return hasMoved && joined ? joined : before.name
}

function emailIn({ emails }: Low, userName: string, before: UserRow | undefined, isWhole: boolean): string {
  if (emails !== undefined && emails !== null && !Array.isArray(emails)) throw scimFault.value('emails')
  const list = ((emails ?? []) as unknown[]).filter(isObject)
  const first =
    list.find(({ primary }) => primary === true || String(primary).toLowerCase() === 'true') ??
    list.find(({ type }) => String(type).toLowerCase() === 'work') ??
    list[0]
  const given = first && textIn(first.value, 'emails', 254)
  const address = normalEmail(userName)
  // Who signs in with their address has another name when they have another address.
  const follows = !isWhole && address && before && given === before.email && before.email === normalEmail(before.userName) // prettier-ignore
  if (follows) return address
  const email = given ? normalEmail(given) : (address ?? before?.email ?? null)
  if (email === null) throw scimFault.value('emails')
  return email
}

/** Entra sends the id alone, others an object that holds it. */
function managerIn(given: unknown): string | null {
  const manager = isObject(given) ? given.manager : null
  return textIn(isObject(manager) ? manager.value : manager, 'manager', 36)
}
