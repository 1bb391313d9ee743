import type { Ground } from '../../kernel/rights.ts'
import type { Linked } from '../api/answers.ts'
import { findDefinition } from '../app/registry.ts'
import { words } from '../words/words.ts'

/** Why something may be done, or why not, as a sentence that stands after what is done. */
export function groundSentence({ may, by, whose, of }: Ground, record: string, linked: Linked): string {
  const name = whose === undefined ? words('access.nobody') : (linked[whose]?.title ?? words('access.somebody'))
  const said = { records: findDefinition(record)?.label.many ?? record, name }
  if (by === 'part' && of) {
    const whole = linked[of.id]?.title ?? findDefinition(of.record)?.label.one ?? of.record
    return words('access.part', { whole, why: groundSentence(of.ground, of.record, linked) })
  }
  return words(`access.${may ? 'because' : 'butNot'}.${by}`, said)
}
