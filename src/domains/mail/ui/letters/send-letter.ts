import type { ChangeAnswer } from '../../../../web/api/answers.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { rememberCause } from '../../../../web/api/undo.ts'
import { goTo } from '../../../../web/app/router.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import type { KeptLetter } from './use-letter.ts'
import { pageOfSource } from './source.ts'

/** Lets a letter go, in ten seconds or at a moment; until then it is taken back where that is said, and by Ctrl+Z. */
export async function sendLetterNow({ id, version }: KeptLetter, at?: string): Promise<void> {
  const body = at ? { at } : {}
  const answer = await request<ChangeAnswer>(`letters/${id}/send`, { method: 'POST', body, version })
  const text = at ? words('letters.goesAt', { when: formatMoment(at) }) : words('letters.goes')
  rememberCause(answer.cause, words('letters.sending'))
  toast({ text, action: { label: words('undo.undo'), run: () => void stop(id, answer.data.version) } })
  void refresh('letter', id)
}

/** Makes it a draft again, and opens it. */
async function stop(id: string, version: number): Promise<void> {
  try {
    await request(`letters/${id}/stop`, { method: 'POST', body: {}, version })
    await refresh('letter', id)
    goTo(pageOfSource({ letter: id }))
  } catch (error) {
    toastRefusal(error)
  }
}
