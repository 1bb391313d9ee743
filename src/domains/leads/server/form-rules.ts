import { randomBytes } from 'node:crypto'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noSender, senderOf } from '../../../platform/post/index.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { leadForm, mostOwnAsks, ownAsksIn } from '../model/index.ts'
import { ownQuestions } from './own-answers.ts'

/** A form has an address that nobody can guess, from its beginning on; it demands no answer that it does not ask for. */
export const formRules = rulesOf(leadForm, {
  async before(work, { before, after }) {
    const { asks, needs, key, team, capacity } = after
    if (needs?.some((name) => !asks?.includes(name)))
      throw refuse.invalid([{ field: 'needs', ...say('Only what is asked for can be demanded.') }])
    if (capacity !== null && !team)
      throw refuse.invalid([{ field: 'capacity', ...say('Leads at most are counted for the members of a team.') }])
    if (after.touchWithin !== null && !team)
      throw refuse.invalid([{ field: 'touchWithin', ...say('Only a team has somebody to pass a lead on to.') }])
    if (after.skills?.length && !team)
      throw refuse.invalid([{ field: 'skills', ...say('Skills are asked of the members of a team.') }])
    if (after.confirms && !before?.confirms) await checkConfirming(work, after)
    checkOwnAsks(work, after.ownAsks)
    return key ? undefined : { key: randomBytes(16).toString('base64url') }
  },
})

/** There must be something to confirm, and a way to ask. */
async function checkConfirming({ ctx, tx }: Work, { purpose }: RowOf<typeof leadForm>): Promise<void> {
  if (!purpose)
    throw refuse.invalid([
      { field: 'confirms', ...say('There is nothing to confirm: the form asks to agree to nothing.') },
    ])
  if (!(await senderOf(tx, ctx.registry))) throw refuse.invalid([{ field: 'confirms', ...noSender }])
}

/** Each is a field of the company's own that strangers may be asked for, and named once. */
function checkOwnAsks(work: Work, text: string | null): void {
  const asks = ownAsksIn(text)
  const known = new Set(ownQuestions(work.ctx, { ownAsks: text }).map(({ field }) => field))
  const strange = asks.find(({ field }) => !known.has(field))
  if (strange) throw refuse.invalid([{ field: 'ownAsks', ...say('“{name}” is no field of your own that a form can ask for.', { name: strange.field }) }]) // prettier-ignore
  if (known.size !== asks.length || asks.length > mostOwnAsks || (asks.length === 0 && text !== null && text.replace(/\s/g, '') !== '[]'))
    throw refuse.invalid([{ field: 'ownAsks', ...say('A list as JSON, each field once: {example}.', { example: '[{"field":"custom.region","needed":false}]' }) }]) // prettier-ignore
}
