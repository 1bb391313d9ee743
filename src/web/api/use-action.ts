import { useCallback } from 'react'
import { calledDone, type ActionDefinition } from '../../kernel/action.ts'
import type { Fields, GivenValues } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { newId } from '../../kernel/id.ts'
import { meets } from '../../kernel/shown-if.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { worksOffline } from '../app/newer.ts'
import { toast } from '../kit/toast.tsx'
import type { ChangeAnswer, Row } from './answers.ts'
import { connection } from './connection.ts'
import { justDone } from './just-done.ts'
import { letWait, mustWait, takeBackWaiting } from './offline.ts'
import { beforeOf, knownVersion, paint } from './paint.ts'
import { pathOf } from './path.ts'
import { refresh } from './refresh.ts'
import { isUnreachable, request, sentenceOf } from './request.ts'
import { words } from '../words/words.ts'
import { toastDone } from './undo.ts'

export interface ActOptions {
  /** Shown at once. */
  paintAs?: object
  /** What is said once it is done; the action's label when left out. */
  done?: string
  /**
   * Whoever asked shows why it was refused, and answers for the version they saw: what others changed since is not taken
   * as seen.
   */
  refused?: (error: unknown) => void
}

/**
 * Does an action to a record and says so, with Undo where it can be taken back. `paintAs` is shown at once and taken back when it is refused;
 * leave it out for what must not be shown before it is true. Answers null when refused (and says why). An action of which
 * is known what becomes of the record waits on this device while the server cannot be reached.
 */
export function useAction<R extends RecordDefinition, Input extends Fields>(action: ActionDefinition<R, Input>) {
  return useCallback(
    (row: { id: string; version: number }, input: GivenValues<Input>, options: ActOptions = {}) =>
      act(action as unknown as ActionDefinition, row as Row, input, options),
    [action],
  )
}

const isFinal = (final: ActionDefinition['final'], row: Row): boolean =>
  typeof final === 'object' ? meets(final, row) : final === true

/** The same outside of a component, for an action that is only known at run time. */
export async function act(
  action: ActionDefinition,
  row: Row,
  input: unknown,
  { paintAs, done, refused }: ActOptions = {},
): Promise<ChangeAnswer | null> {
  const { record, name, becomes, final } = action
  const said = done ?? calledDone(action)
  const key = newId()
  const later = (sent: boolean) => actLater(action, row, input, { key, sent, said })
  if (becomes && mustWait(connection.get() !== 'online')) return later(false)
  if (paintAs) paint(record.name, row.id, (shown) => ({ ...shown, ...paintAs }))
  const version = refused ? row.version : Math.max(row.version, knownVersion(record.name, row.id) ?? 0)
  try {
    const path = `${pathOf(record)}/${row.id}/${name}`
    const answer = await request<ChangeAnswer>(path, { method: 'POST', body: input, version, key })
    paint(record.name, row.id, (shown) => ({ ...shown, ...answer.data }), answer.linked)
    if (isFinal(final, row)) toast({ text: said })
    else toastDone(said, answer.cause)
    void refresh(record.name, row.id)
    justDone.set({ record: record.name, id: row.id, name })
    return answer
  } catch (error) {
    if (becomes && worksOffline && isUnreachable(error)) return later(true)
    if (paintAs) paint(record.name, row.id, (shown) => ({ ...shown, ...beforeOf(row, paintAs) }))
    const known = error instanceof Refusal && error.code === 'stale' ? Number(error.details.version) : null
    if (known !== null) void refresh(record.name, row.id)
    if (refused) {
      refused(error)
      return null
    }
    toast({
      tone: 'danger',
      text: sentenceOf(error),
      // Somebody was faster: who has read that may still mean it.
      ...(known !== null && {
        action: {
          label: words('unsaved.anyway'),
          run: () =>
            void act(action, { ...row, version: known }, input, {
              ...(done && { done }),
            }),
        },
      }),
    })
    return null
  }
}

/** The server cannot be reached: what becomes of the record is shown, and what was done waits on this device. */
async function actLater(
  { record, name, becomes }: ActionDefinition,
  row: Row,
  input: unknown,
  { said, ...sending }: { key: string; sent: boolean; said: string },
): Promise<ChangeAnswer> {
  const { id } = row
  const values = input as Record<string, unknown>
  const painted = becomes!(values)
  const version = Math.max(row.version, knownVersion(record.name, id) ?? 0)
  const title = String(row[record.title] ?? '')
  const action = { name, becomes: painted, said }
  const before = beforeOf(row, painted)
  await letWait({ kind: 'action', record: record.name, id, title, values, version, before, action, ...sending })
  paint(record.name, id, (shown) => ({ ...shown, ...painted }))
  const undo = { label: words('undo.undo'), run: () => void takeBackWaiting(sending.key) }
  toast({ text: words('waiting.later', { what: said }), action: undo })
  return {
    data: { ...row, ...painted },
    can: { update: true, delete: false, actions: [], share: false },
    cause: '',
    waits: true,
  }
}
