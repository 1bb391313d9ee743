import { definitions } from '../../../web/app/registry.ts'
import type { useWords } from '../../../web/words/words.ts'
import type { Wants } from '../model/index.ts'

/** Of which records a webhook is told, in words. */
export function toldLabel(wants: Wants | null, t: ReturnType<typeof useWords>): string {
  if (wants === null) return t('webhooks.everything')
  const named = definitions().filter(({ name }) => Object.hasOwn(wants, name))
  return named.map(({ label }) => label.many).join(', ')
}
