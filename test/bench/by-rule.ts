import { ownRole, user } from '../../src/domains/workspace/model/index.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { inWork } from '../../src/platform/records/index.ts'
import { idOf, kinds } from './made-up.ts'

const name = 'Sees by rule'
const rights = {
  person: { see: 'own', edit: 'own', delete: 'own', create: true, export: true, rules: { see: { field: 'lastName', is: 'Nobodyson' } } }, // prettier-ignore
}

/** Gives a seller a role that sees people who are theirs, and by a rule that nobody meets: the dearest one, since all are asked. */
export async function letSeeByRule(system: Ctx, number: number): Promise<void> {
  await inWork(system, async (work) => {
    const [kept] = await work.find(ownRole, { field: 'name', is: name })
    const role = kept ?? (await work.create(ownRole, { name, rights: JSON.stringify(rights) }))
    const [seller] = await work.find(user, { field: 'id', is: idOf(kinds.user, number) })
    if (seller!.ownRole !== role.id) await work.update(user, seller!, { ownRole: role.id })
  })
}
