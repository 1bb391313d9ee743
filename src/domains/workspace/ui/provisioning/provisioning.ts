import { client } from '../../../../web/api/client.ts'

export type GivenRole = 'admin' | 'member' | 'viewer'

/** A group of the program's, and what it means here. */
export interface ProvisionedGroup {
  id: string
  name: string
  members: number
  team: string | null
  role: GivenRole | null
  ownRole: string | null
}

/** What the program wanted, and how that ended. */
export interface ProvisioningLine {
  at: string
  what: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  kind: 'User' | 'Group'
  name: string | null
  status: number
  detail: string | null
}

/** How accounts are provisioned. */
export interface Provisioning {
  address: string
  role: GivenRole
  key: { hint: string; createdAt: string; lastUsedAt: string | null; lastUsedFrom: string | null } | null
  groups: ProvisionedGroup[]
  lines: ProvisioningLine[]
}

export const provisioningKey = ['provisioning']
export const readProvisioningAnew = () => client.invalidateQueries({ queryKey: provisioningKey })
