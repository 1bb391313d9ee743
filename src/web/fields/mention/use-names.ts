import { useState } from 'react'
import type { Mention } from '../../../kernel/mention.ts'
import { useMe } from '../../api/use-me.ts'
import { useCandidates } from '../edit/use-candidates.ts'

const most = 6

/** Colleagues whose names fit what is typed of one, and which of them Enter takes; nobody while no name is typed. */
export function useNames(query: string | null) {
  const me = useMe()
  const { candidates } = useCandidates(query === null ? '' : 'user', query ?? '')
  const [moved, setMoved] = useState({ query, at: 0 })
  const found: Mention[] =
    query === null
      ? []
      : candidates
          .filter(({ id }) => id !== me.user.id)
          .slice(0, most)
          .map(({ id, title }) => ({ id, name: title }))
  const at = moved.query === query ? Math.min(moved.at, Math.max(0, found.length - 1)) : 0
  const move = (step: number) => setMoved({ query, at: (at + step + found.length) % found.length })
  return { found, at, move }
}
