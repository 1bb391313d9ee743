import { isId, newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import { inWork, type Work } from '../records/index.ts'
import { scimFault } from './fault.ts'
import { etagOfGroup, groupResource, saidGroup, type GroupRow, type SaidGroup } from './group-resource.ts'
import { followGroups } from './meaning.ts'
import { patched } from './patch.ts'
import { lowered } from './resource.ts'
import { dropGroup, findGroup, keepGroup, keepMembers, setMeaning, type Meaning } from './stored-groups.ts'

/** A group of the program's; refuses as not found any other. */
export async function groupOf(
  on: Runner,
  id: string,
  options: { lock?: boolean; all?: boolean } = {},
): Promise<GroupRow> {
  const found = isId(id) ? await findGroup(on, id, options) : undefined
  if (!found) throw refuse.notFound(say('There is no such group.'))
  return found
}

/** A group that the program makes is a team: the one of that name, or a new one. */
export function createGroup(ctx: Ctx, given: unknown): Promise<GroupRow> {
  const said = saidGroup(lowered(given))
  return inWork(ctx, async (work) => {
    const id = newId()
    await keep(work, id, said, await teamNamed(work, said.name))
    await setMembers(work, await groupOf(work.tx, id), said)
    return groupOf(work.tx, id)
  })
}

export const replaceGroup = (ctx: Ctx, id: string, given: unknown, seen: string | undefined): Promise<GroupRow> =>
  change(ctx, id, seen, () => saidGroup(lowered(given)))

export const patchGroup = (ctx: Ctx, id: string, given: unknown, seen: string | undefined): Promise<GroupRow> =>
  change(ctx, id, seen, (row) => saidGroup(patched(lowered(groupResource(row, '')), given)))

/** Whoever was in it is as if they had left it; its team stays. */
export function removeGroup(ctx: Ctx, id: string, seen: string | undefined, { all = false } = {}): Promise<GroupRow> {
  return inWork(ctx, async (work) => {
    const row = await seenGroup(work, id, seen, all)
    await dropGroup(work.tx, id)
    for (const { value } of row.members) await followGroups(work, value, [row])
    return row
  })
}

/** Says what a group means from now on, to all who are in it. */
export function giveMeaning(ctx: Ctx, id: string, given: Partial<Meaning> & { isTeam?: boolean }): Promise<GroupRow> {
  return inWork(ctx, async (work) => {
    const row = await groupOf(work.tx, id, { lock: true, all: true })
    const { isTeam = row.team !== null, ...more } = given
    const team = isTeam ? (row.team ?? (await teamNamed(work, row.name))) : null
    const { role, ownRole } = { ...row, ...more }
    await work.flush()
    await setMeaning(work.tx, id, { team, role, ownRole: role === 'member' ? ownRole : null })
    for (const { value } of row.members) await followGroups(work, value, [row])
    return groupOf(work.tx, id, { all: true })
  })
}

function change(ctx: Ctx, id: string, seen: string | undefined, read: (row: GroupRow) => SaidGroup): Promise<GroupRow> {
  return inWork(ctx, async (work) => {
    const row = await seenGroup(work, id, seen)
    const said = read(row)
    if (row.team && said.name !== row.name) await renameTeam(work, row, said.name)
    await keep(work, id, said, row.team)
    await setMembers(work, row, said)
    return groupOf(work.tx, id)
  })
}

async function seenGroup(work: Work, id: string, seen: string | undefined, all = false): Promise<GroupRow> {
  const row = await groupOf(work.tx, id, { lock: true, all })
  if (seen !== undefined && seen !== '*' && seen !== etagOfGroup(row)) throw scimFault.stale()
  return row
}

async function keep(work: Work, id: string, said: SaidGroup, team: string | null): Promise<void> {
  await work.flush()
  if (!(await keepGroup(work.tx, id, said, team))) throw scimFault.taken(said.name)
}

async function setMembers(work: Work, row: GroupRow, { members }: SaidGroup): Promise<void> {
  const { came, went } = await keepMembers(work.tx, row.id, members)
  for (const id of came) await followGroups(work, id, [])
  for (const id of went) await followGroups(work, id, [row])
}

const teamIn = (work: Work) => work.ctx.registry.record('team')!

async function teamNamed(work: Work, name: string): Promise<string> {
  const [found] = await work.find(teamIn(work), { field: 'name', is: name }, { limit: 1 })
  return found ? (found.id as string) : ((await work.create(teamIn(work), { name } as never)).id as string)
}

/** A team that people call otherwise keeps that name. */
async function renameTeam(work: Work, { team, name: before }: GroupRow, name: string): Promise<void> {
  const row = await work.peek(teamIn(work), team!)
  if (row && (row as { name?: unknown }).name === before) await work.update(teamIn(work), row, { name } as never)
}
