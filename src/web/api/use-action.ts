import { useCallback } from 'react'
import type { z } from 'zod'
import type { ActionDefinition } from '../../kernel/action.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { toast } from '../kit/toast.tsx'
import type { ChangeAnswer, Row } from './answers.ts'
import { knownVersion, paint } from './paint.ts'
import { pathOf } from './path.ts'
import { refresh } from './refresh.ts'
import { request, sentenceOf } from './request.ts'
import { words } from '../words/words.ts'
import { toastDone } from './undo.ts'

/**
 * Does an action to a record and says so with Undo. `paintAs` is shown at once and taken back when it is refused;
 * leave it out for what must not be shown before it is true. Answers null when refused (and says why).
 */
export function useAction<R extends RecordDefinition, Input extends z.ZodObject>(action: ActionDefinition<R, Input>) {
  return useCallback(
    (row: { id: string; version: number }, input: z.input<Input>, options: { paintAs?: object; done?: string } = {}) =>
      act(action as unknown as ActionDefinition, row as Row, input, options),
    [action],
  )
}

/** The same outside of a component, for an action that is only known at run time. */
export async function act(
  { record, name, label }: ActionDefinition,
  row: Row,
  input: unknown,
  { paintAs, done }: { paintAs?: object; done?: string } = {},
): Promise<ChangeAnswer | null> {
  if (paintAs) paint(record.name, row.id, (shown) => ({ ...shown, ...paintAs }))
  const version = Math.max(row.version, knownVersion(record.name, row.id) ?? 0)
  try {
    const path = `${pathOf(record)}/${row.id}/${name}`
    const answer = await request<ChangeAnswer>(path, { method: 'POST', body: input, version })
    paint(record.name, row.id, (shown) => ({ ...shown, ...answer.data }), answer.linked)
    toastDone(done ?? label, answer.cause)
    void refresh(record.name, row.id)
    return answer
  } catch (error) {
    if (paintAs) paint(record.name, row.id, (shown) => ({ ...shown, ...before(row, paintAs) }))
    const known = error instanceof Refusal && error.code === 'stale' ? Number(error.details.version) : null
    if (known !== null) void refresh(record.name, row.id)
    toast({
      tone: 'danger',
      text: sentenceOf(error),
      // Somebody was faster: who has read that may still mean it.
      ...(known !== null && {
        action: {
          label: words('unsaved.anyway'),
          run: () =>
            void act({ record, name, label } as ActionDefinition, { ...row, version: known }, input, {
              ...(done && { done }),
            }),
        },
      }),
    })
    return null
  }
}

function before(row: Row, painted: object) {
  return Object.fromEntries(Object.keys(painted).map((field) => [field, row[field] ?? null]))
}
