import { language } from '../words/language.ts'
import { refusalOf, unreachable } from './problem.ts'
import { addressOf } from './request.ts'

/** Fetches a file from the API and saves it under this name; refuses with the server's Refusal. */
export async function download(path: string, name: string, query: Record<string, unknown> = {}): Promise<void> {
  const asked = fetch(addressOf(path, query), { credentials: 'same-origin', headers: { 'Accept-Language': language } })
  const answer = await asked.catch(() => null)
  if (!answer) throw unreachable()
  if (!answer.ok) throw await refusalOf(answer)
  saveFile(await answer.blob(), name)
}

/** Puts a file where the browser keeps what it downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
