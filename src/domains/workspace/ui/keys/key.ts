import type { KeyScope } from '../../../../kernel/rights.ts'
import { client } from '../../../../web/api/client.ts'
import { definitions } from '../../../../web/app/registry.ts'
import type { useWords } from '../../../../web/words/words.ts'

/** An API key, as the server tells of it. */
export interface Key {
  id: string
  name: string
  hint: string
  role: string
  scope: KeyScope
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  lastUsedFrom: string | null
}

export const keysKey = ['keys'] as const
export const readKeysAnew = () => client.invalidateQueries({ queryKey: keysKey })

/** How far a key goes, in a few words: the kinds of record where they are chosen. */
export function scopeLabel(scope: KeyScope, t: ReturnType<typeof useWords>): string {
  if (typeof scope === 'string') return t(`keyScope.${scope}`)
  const seen = definitions().filter(({ name }) => (scope[name]?.see ?? 'none') !== 'none')
  return seen.map(({ label }) => label.many).join(', ')
}
