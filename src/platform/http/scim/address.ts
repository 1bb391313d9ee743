import type { Server } from '../server.ts'

export const scimPath = '/scim/v2'

/** Where programs provision. */
export const scimAddress = (server: Server) => `${server.address().url}${scimPath}`
