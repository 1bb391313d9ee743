import type { Linked } from '../../../web/api/answers.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { findDefinition } from '../../../web/app/registry.ts'
import { BriefLine } from '../../../web/kit/brief-card.tsx'
import { formatWhen } from '../../../web/words/format.ts'
import { named } from '../../../web/words/language.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Word } from '../model/index.ts'

/** One of the last words: what was said, by whom, to whom, when. */
export function WordSaid({ word, linked, of }: { word: Word; linked: Linked; of: string }) {
  const t = useWords()
  const me = useMe()
  const definition = findDefinition(word.record)
  const ours = (word.by && linked[word.by]?.title) ?? t('record.somebody')
  const mine = word.by === me.user.id && { context: 'mine' }
  const person = word.about.map((id) => linked[id]).find((each) => each?.record === 'person' && each.id !== of)
  const them = person?.title ?? linked[of]?.title ?? ''
  const kind = definition?.label.one ?? ''
  const way = t(`brief.way.${word.direction ?? 'none'}`, { kind, lowKind: named(kind), ours, them, ...mine })
  return (
    <BriefLine icon={definition?.icon ?? 'message-circle'} note={`${way}, ${formatWhen(word.at)}`}>
      {word.title && <b className="m">{word.title}</b>}
      {word.title && word.text && <br />}
      {word.text && <span className="t2 theirs">{word.text}</span>}
    </BriefLine>
  )
}
