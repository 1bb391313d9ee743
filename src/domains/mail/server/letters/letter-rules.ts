import type { RowOf } from '../../../../kernel/record.ts'
import { Refusal, refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import { keptMail } from '../../../../platform/mail/shown.ts'
import { rulesOf, type Changing } from '../../../../platform/room.ts'
import { letter, openStates } from '../../model/index.ts'
import { restLetter } from './delivery.ts'

export type Letter = RowOf<typeof letter>

/** A letter is private as it begins; what it says is closed once it is on its way, and it gets there by its deeds alone. */
export const letterRules = rulesOf(letter, {
  before(_work, changing) {
    const { name, before, after } = changing
    if (name === 'delete') checkLeaving(after)
    if (!before) return { ...begun(after), private: after.private ?? true, page: kept(after.page) }
    checkState(changing)
    checkOpen(changing)
    return before.page === after.page ? undefined : { page: kept(after.page) }
  },
  async after({ tx }, { before, after }) {
    if (before?.state === 'due' && after.state === 'draft') await restLetter(tx, after.id)
  },
})

const kept = (page: string | null) => page && keptMail(page, new Map())

const fromDeeds = ['state', 'trouble', 'sendAt', 'sentAt', 'email'] as const

/** What comes out of a backup is what it was; all else begins as a draft. */
function begun(after: Letter): Partial<Letter> {
  if (after.version > 1)
    return after.state === 'draft' || after.state === 'sent' ? {} : { state: 'draft', sendAt: null }
  const said = fromDeeds.filter((field) => after[field] !== (field === 'state' ? 'draft' : null))
  if (said.length === 0) return {}
  throw refuse.invalid(said.map((field) => ({ field, ...say('{field}: said by sending the letter.', { field: labelOf(letter.fields[field]) }) }))) // prettier-ignore
}

function checkLeaving({ state }: Letter): void {
  if (state === 'sending') throw refuse.notNow(say('The letter is being sent.'))
  if (state === 'due') throw refuse.notNow(say('The letter waits to be sent. Stop it first.'))
}

/** Taking the sending back stops a letter that has not left; nothing else brings one from state to state but its deeds. */
function checkState({ name, before, after }: Changing<Letter>): void {
  const isDeed = deeds.has(name)
  const isStopped = before!.state === 'due' && after.state === 'draft'
  const moved = fromDeeds.some((field) => before![field] !== after[field])
  if (moved && !isDeed && !isStopped) throw refuse.notNow(say('The letter is on its way; this is not taken back.'))
}

const deeds: ReadonlySet<string> = new Set(['send', 'stop', 'arrived', 'resend', 'sending', 'sent', 'putOff', 'hold', 'fail', 'refuse', 'comeBack']) // prettier-ignore

const said = [
  'subject',
  'mailbox',
  'sendTo',
  'cc',
  'bcc',
  'page',
  'answers',
  'about',
  'attachments',
  'remindDays',
] as const
const open: ReadonlySet<string> = new Set(openStates)

/** Records that become one are led on, and a reminder is over once; what was said stays. */
function checkOpen({ name, before, after }: Changing<Letter>): void {
  if (open.has(before!.state) || name === 'merge' || name === 'remind') return
  const changed = said.find((field) => JSON.stringify(before![field]) !== JSON.stringify(after[field]))
  if (!changed) return
  throw new Refusal({
    code: 'letter_on_its_way',
    status: 409,
    sentence: say('{field}: the letter is on its way. Stop it to change it.', { field: labelOf(letter.fields[changed]) }), // prettier-ignore
  })
}
