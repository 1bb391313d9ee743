import { findDefinition } from '../app/registry.ts'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/words.ts'
import type { Hanging } from './hanging-query.ts'

/** “3 Notes”, “about 12,000 Calls”. */
export function hangingWords({ record, count }: Hanging): string {
  const definition = findDefinition(record)
  const records = count.value === 1 ? definition?.label.one : definition?.label.many
  return words(count.exact ? 'merge.count' : 'merge.countAbout', { number: formatNumber(count.value), records })
}
