import type { Ground } from '../../kernel/rights.ts'
import type { Linked } from '../api/answers.ts'
import { findDefinition } from '../app/registry.ts'
import { named } from '../words/language.ts'
import { words } from '../words/words.ts'
import { formatEnd } from './format-end.ts'

/** Why something may be done, or why not, as a sentence that stands after what is done. */
export function groundSentence({ may, by, whose, rule, share, of }: Ground, record: string, linked: Linked): string {
  const name = whose === undefined ? words('access.nobody') : (linked[whose]?.title ?? words('access.somebody'))
  const said = { records: named(findDefinition(record)?.label.many ?? record), name }
  if (by === 'part' && of) {
    const whole = linked[of.id]?.title ?? findDefinition(of.record)?.label.one ?? of.record
    return words('access.part', { whole, why: groundSentence(of.ground, of.record, linked) })
  }
  if (share && (share.team ?? share.until)) return shareSentence(share, linked)
  if (!may && rule) return words(`access.ruledOut.${by === 'team' || by === 'territory' ? by : 'own'}`, said)
  return words(`access.${may ? 'because' : 'butNot'}.${by}`, said)
}

/** By which team, and until when. */
function shareSentence({ team, until }: NonNullable<Ground['share']>, linked: Linked): string {
  const said = {
    team: (team && linked[team]?.title) ?? words('access.somebody'),
    when: until ? formatEnd(until) : '',
  }
  return words(`access.shared.${team ? (until ? 'teamUntil' : 'team') : 'until'}`, said)
}
