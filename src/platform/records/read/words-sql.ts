import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { beginningsOf, titleSql } from '../../search/by-title.ts'
import { narrowSql } from '../../search/entity-scope.ts'
import { fold, wordsOf } from '../../search/fold.ts'
import { searchesWords } from '../../search/search-row.ts'
import { tableOf } from '../columns.ts'
import { escaped } from './operands.ts'
import type { Place } from './statement.ts'

/** Words as `wordsOf` gives them, letters and digits only, each as the beginning of a word: `'ad':* & 'lov':*`. */
export function prefixQuery(words: Iterable<string>): string {
  return [...words].slice(0, 10).map((word) => `'${word}':*`).join(' & ') // prettier-ignore
}

const numberPattern = /^[+\d][\d\s()./-]{4,}$/

/** The digits of what may be a part of a phone number, without the zeros before an area code; null when it is none. */
export function digitsTyped(typed: string): string | null {
  if (!numberPattern.test(typed.trim())) return null
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 5 ? digits : null
}

export function wordsShape(q: string | undefined): string {
  return q ? (digitsTyped(q) ? 'digits' : wordsOf(q).size ? 'words' : 'none') : ''
}

/** The rows whose words begin as those typed; where a record has no words, those whose title contains them; what goes by its title must hold them there. */
export function wordsSql(ctx: Ctx, record: RecordDefinition, q: string, place: Place): string | null {
  const shape = wordsShape(q)
  if (shape === 'none') return null
  if (!searchesWords(record)) {
    const { key } = tableOf(record).stored.get(record.title)!
    return `t.${key} ilike ${place((given) => `%${escaped(given.q)}%`, 'text')}`
  }
  const words = `e.words @@ ${place((given) => prefixQuery(wordsOf(given.q)), 'tsquery')}`
  const titled = titleSql(ctx, [record], place, (given) => beginningsOf(wordsOf(given.q)))
  const digits =
    shape === 'digits' ? ` or e.fuzzy like ${place((given) => `%${digitsTyped(fold(given.q))}%`, 'text')}` : ''
  const narrow = narrowSql(ctx, 'e', place, [record])
  return `t.id in (select e.id from entity e where e.record = '${record.name}'${narrow ? ` and ${narrow}` : ''} and (${titled ? `${words} and ${titled}` : words + digits}))`
}
