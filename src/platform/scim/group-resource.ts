import { isId } from '../../kernel/id.ts'
import { scimFault } from './fault.ts'
import { isObject, textIn, type Low } from './resource.ts'

export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group'

/** A group of the program's, and what it means here. */
export interface GroupRow {
  id: string
  version: number
  name: string
  externalId: string | null
  team: string | null
  role: string | null
  ownRole: string | null
  createdAt: string
  changedAt: string
  members: { value: string; display: string }[]
}

export const etagOfGroup = ({ version }: Pick<GroupRow, 'version'>) => `W/"${version}"`

/** A group as SCIM has it; `base` is the address of the protocol. */
export function groupResource(row: GroupRow, base: string): Low {
  const { id, name, externalId, members, createdAt, changedAt } = row
  const location = `${base}/Groups/${id}`
  return {
    schemas: [groupSchema],
    id,
    ...(externalId !== null && { externalId }),
    displayName: name,
    members: members.map((each) => ({ ...each, type: 'User', $ref: `${base}/Users/${each.value}` })),
    meta: { resourceType: 'Group', created: createdAt, lastModified: changedAt, location, version: etagOfGroup(row) },
  }
}

/** What is said of a group. */
export interface SaidGroup {
  name: string
  externalId: string | null
  members: string[]
}

/** What a resource says of a group; refuses members that can be no users. */
export function saidGroup(low: Low): SaidGroup {
  const name = textIn(low.displayname, 'displayName', 120)
  if (name === null) throw scimFault.value('displayName')
  const given = low.members ?? []
  if (!Array.isArray(given)) throw scimFault.value('members')
  const members = given.map((each) => String(isObject(each) ? each.value : each).toLowerCase())
  if (!members.every(isId)) throw scimFault.value('members')
  return { name, externalId: textIn(low.externalid, 'externalId'), members: [...new Set(members)] }
}
