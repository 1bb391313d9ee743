import type { From } from '../access/door-log.ts'
import type { Ctx } from '../context.ts'
import { etagOfGroup, groupResource, type GroupRow } from './group-resource.ts'
import { createGroup, groupOf, patchGroup, removeGroup, replaceGroup } from './groups.ts'
import type { Low } from './resource.ts'
import { listGroups } from './stored-groups.ts'
import { listUsers, type Page } from './stored-users.ts'
import { etagOf, userResource, type UserRow } from './user-resource.ts'
import { createUser, patchUser, removeUser, replaceUser, userOf } from './users.ts'

/** A kind of resource: what can be done with it, and how it is shown. `seen` is the version of which If-Match speaks. */
export interface Kind<Row> {
  name: 'User' | 'Group'
  list(ctx: Ctx, page: Page, withMembers: boolean): Promise<{ total: number; rows: Row[] }>
  get(ctx: Ctx, id: string): Promise<Row>
  create(ctx: Ctx, given: unknown, from: From): Promise<Row>
  replace(ctx: Ctx, id: string, given: unknown, seen: string | undefined): Promise<Row>
  patch(ctx: Ctx, id: string, given: unknown, seen: string | undefined): Promise<Row>
  remove(ctx: Ctx, id: string, seen: string | undefined): Promise<Row>
  shown(row: Row, base: string): Low
  etag(row: Row): string
  called(row: Row): string
}

export const users: Kind<UserRow> = {
  name: 'User',
  list: (ctx, page) => listUsers(ctx.db, page),
  get: (ctx, id) => userOf(ctx.db, id),
  create: createUser,
  replace: replaceUser,
  patch: patchUser,
  remove: removeUser,
  shown: userResource,
  etag: etagOf,
  called: ({ userName }) => userName,
}

export const groups: Kind<GroupRow> = {
  name: 'Group',
  list: (ctx, page, withMembers) => listGroups(ctx.db, page, { withMembers }),
  get: (ctx, id) => groupOf(ctx.db, id),
  create: createGroup,
  replace: replaceGroup,
  patch: patchGroup,
  remove: removeGroup,
  shown: groupResource,
  etag: etagOfGroup,
  called: ({ name }) => name,
}
