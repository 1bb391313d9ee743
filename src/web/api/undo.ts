import { Refusal } from '../../kernel/refusal.ts'
import { toast } from '../kit/toast.tsx'
import { words } from '../words/words.ts'
import type { Linked } from './answers.ts'
import { client } from './client.ts'
import { whenAnswered } from './pending.ts'
import { request } from './request.ts'

interface Done {
  cause: string
  text: string
}
export interface UndoAnswer {
  data: {
    changes: { record: string; id: string; title: string; fields: { field: string; from: unknown; to: unknown }[] }[]
    conflicts: { record: string; id: string; field: string; now: unknown; to: unknown }[]
    cannot: { what: string; why: string }[]
  }
  linked?: Linked
  cause: string
}

const done: Done[] = []
const kept = 20

/** Notes something that was done, so that Ctrl+Z can take it back: the last twenty. */
export function rememberCause(cause: string, text: string): void {
  done.push({ cause, text })
  if (done.length > kept) done.shift()
}

/** Says that something was done, with Undo beside it, and notes it for Ctrl+Z. */
export function toastDone(text: string, cause: string): void {
  rememberCause(cause, text)
  toast({ text, action: { label: words('undo.undo'), run: () => void undo(cause) } })
}

/** Takes back the last thing done here; what is still on its way to the server is waited for. */
export function undoLast(): void {
  void whenAnswered().then(() => {
    const last = done.at(-1)
    if (last) return undo(last.cause)
    toast({ text: words('undo.nothing') })
  })
}

/** Takes a cause back and says what came of it; what others changed since is left and told. */
export async function undo(cause: string): Promise<void> {
  const index = done.findIndex((each) => each.cause === cause)
  const [entry] = index < 0 ? [] : done.splice(index, 1)
  try {
    const { data } = await request<UndoAnswer>('undo', { method: 'POST', body: { cause } })
    toast({ text: sentenceOfUndo(data, entry?.text) })
    await client.invalidateQueries()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    toast({ tone: 'danger', text: error.message })
  }
}

function sentenceOfUndo({ conflicts, cannot }: UndoAnswer['data'], text: string | undefined): string {
  const left = conflicts.length + cannot.length
  const taken = text ? words('undo.undoneWhat', { what: text }) : words('undo.undone')
  return left > 0 ? `${taken} ${words('undo.left', { count: left })}` : taken
}
