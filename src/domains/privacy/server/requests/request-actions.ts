import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { dayIn } from '../../../../kernel/time.ts'
import { accessKind } from '../../../../platform/exports/index.ts'
import { handle } from '../../../../platform/room.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { closePrivacyRequest, extendPrivacyRequest, reopenPrivacyRequest } from '../../model/index.ts'
import { dueOf } from './request-rules.ts'

export const extendHandler = handle(extendPrivacyRequest, async ({ ctx }, row, { reason }) => {
  if (row.dueOn! < dayIn(ctx.settings.timeZone, ctx.now()))
    throw refuse.notNow(say('It was due already: more time can only be taken before.'))
  return { patch: { extendedBecause: reason, dueOn: dueOf({ receivedOn: row.receivedOn!, extendedBecause: reason }) } }
})

export const closeHandler = handle(closePrivacyRequest, async (work, row, { state, done, at }) => {
  const now = work.ctx.now().toISOString()
  if (at && (at > now || at < row.receivedOn!))
    throw refuse.invalid([{ field: 'at', ...say('It was closed after it was received, and not in the future.') }])
  if (state === 'answered' && row.identity === 'unchecked')
    throw refuse.notNow(say('Say first how you know that it is they who ask: nobody else may get what is theirs.'))
  return { patch: { state, done, closedAt: at ?? now, proof: await proofOf(work, row.person, row.kind) } }
})

export const reopenHandler = handle(reopenPrivacyRequest, async () => ({
  patch: { state: 'open' as const, closedAt: null, proof: null },
}))

/** Where the id stands by which it can be shown that it was done: of the erasure, of the newest answer or restriction. */
const answers = `select id from job_run where kind = '${accessKind}' and state = 'done' and payload ->> 'id' = $1::text order by created_at desc limit 1`
const proofs: Readonly<Record<string, string>> = {
  access: answers,
  portability: answers,
  erasure: 'select id from erasure where record_id = $1::uuid',
  restriction: 'select id from restrictions where person_id = $1::uuid and deleted_at is null order by id desc limit 1',
}

async function proofOf({ tx }: Work, person: string | null, kind: string | null): Promise<string | null> {
  const text = proofs[kind ?? '']
  if (!text) return null
  const [row] = await tx.run<{ id: string }>({ text, values: [person] })
  return row?.id ?? null
}
