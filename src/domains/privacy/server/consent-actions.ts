import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { handle } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { giveConsent, purpose, withdrawConsent } from '../model/index.ts'

export const giveHandler = handle(giveConsent, async (work, row, { at, how, source, file, words, basis }) => {
  const of = await work.setting(purpose, row.purpose)
  return {
    patch: {
      state: 'given' as const,
      since: momentOf(work, at),
      how,
      source: source ?? null,
      file: file ?? null,
      words: words ?? of?.words ?? null,
      basis: basis ?? row.basis,
    },
  }
})

// The words stay: they say what is withdrawn.
export const withdrawHandler = handle(withdrawConsent, async (work, _row, { at, how, source, file }) => ({
  patch: { state: 'withdrawn' as const, since: momentOf(work, at), how, source: source ?? null, file: file ?? null },
}))

/** When it was said; nobody has agreed in the future. */
export function momentOf({ ctx }: Work, at: string | null | undefined, field = 'at'): string {
  const now = ctx.now().toISOString()
  if (at && at > now) throw refuse.invalid([{ field, ...say('A consent cannot begin in the future.') }])
  return at ?? now
}
