import { Refusal } from '../../kernel/refusal.ts'
import { toast } from '../kit/toast.tsx'
import { words } from '../words/words.ts'
import type { Linked } from './answers.ts'
import { client } from './client.ts'
import { followJob } from '../jobs/follow.ts'
import { whenAnswered } from './pending.ts'
import { request } from './request.ts'
import { causes } from './causes.ts'

export interface UndoAnswer {
  data: {
    /** Of the job, where there is more to take back than one waits for. */
    id?: string
    changes?: { record: string; id: string; title: string; fields: { field: string; from: unknown; to: unknown }[] }[]
    conflicts?: { record: string; id: string; title?: string; field: string; now: unknown; to: unknown }[]
    cannot?: { record: string; id: string; title?: string; why: string }[]
    counts?: { changes: number; conflicts: number; cannot: number }
    /** How many records it is about, and how many of them a preview looked at. */
    records?: number
    looked?: number
  }
  linked?: Linked
  cause?: string
}

/** Notes something that was done, so that Ctrl+Z can take it back: the last twenty, also after a reload. */
export function rememberCause(cause: string, text: string): void {
  causes.done.push({ cause, text })
  causes.undone.clear()
}

/** Says that something was done, with Undo beside it, and notes it for Ctrl+Z. */
export function toastDone(text: string, cause: string): void {
  rememberCause(cause, text)
  toast({ text, action: { label: words('undo.undo'), run: () => void undo(cause) } })
}

/** Takes back the last thing done here; what is still on its way to the server is waited for. */
export function undoLast(): void {
  inTurn(() => {
    const last = causes.done.last()
    if (last) return undo(last.cause)
    toast({ text: words('undo.nothing') })
  })
}

/** Does again what was taken back last. */
export function redoLast(): void {
  inTurn(() => {
    const last = causes.undone.last()
    if (last) return redo(last.cause)
    toast({ text: words('undo.nothingToRedo') })
  })
}

let turn: Promise<unknown> = Promise.resolve()

/** One key press after the other: each begins when the one before it, and what was typed, has been answered. */
function inTurn(run: () => unknown): void {
  turn = turn.then(whenAnswered).then(run)
}

/** Takes a cause back and says what came of it; what others changed since is left and told. */
export async function undo(cause: string): Promise<void> {
  const text = causes.done.take(cause)?.text
  const answer = await takeBack(cause)
  if (!answer) return
  if (answer.data.id) return toast({ text: words('undo.running', { what: text ?? words('undo.undo') }) })
  const { cause: again } = answer
  if (again) causes.undone.push({ cause: again, text: text ?? '' })
  const said = text ? words('undo.undoneWhat', { what: text }) : words('undo.undone')
  toast({
    text: `${said}${leftOf(answer)}`,
    ...(again && { action: { label: words('undo.redo'), run: () => void redo(again) } }),
  })
}

/** Takes an undo back: the thing is done again, and can be undone again. */
async function redo(cause: string): Promise<void> {
  const text = causes.undone.take(cause)?.text
  const answer = await takeBack(cause)
  if (!answer) return
  const { cause: again } = answer
  if (again) causes.done.push({ cause: again, text: text ?? '' })
  toast({
    text: `${text ? words('undo.redoneWhat', { what: text }) : words('undo.redone')}${leftOf(answer)}`,
    ...(again && { action: { label: words('undo.undo'), run: () => void undo(again) } }),
  })
}

async function takeBack(cause: string): Promise<UndoAnswer | null> {
  try {
    const answer = await request<UndoAnswer>('undo', { method: 'POST', body: { cause } })
    // More than one waits for is a job in the tray, which says when it is done.
    if (answer.data.id) followJob(answer.data.id)
    void client.invalidateQueries()
    return answer
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    toast({ tone: 'danger', text: error.message })
    return null
  }
}

function leftOf({ data: { conflicts = [], cannot = [] } }: UndoAnswer): string {
  const left = conflicts.length + cannot.length
  return left > 0 ? ` ${words('undo.left', { count: left })}` : ''
}
