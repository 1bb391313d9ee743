import { findDefinition } from '../../../../web/app/registry.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { named } from '../../../../web/words/language.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Moves } from './moves-query.ts'
import styles from './territories.module.css'

interface Props {
  moves: Moves
  /** The names of territories by their ids. */
  names: ReadonlyMap<string, string | null>
}

/** From where to where how many would go, and the first of them by name. */
export function MovesShown({ moves: { total, moves, first }, names }: Props) {
  const t = useWords()
  const nameOf = (id: string | null) =>
    id === null ? t('territories.nowhere') : (names.get(id) ?? t('territories.gone'))
  const way = ({ from, to }: { from: string | null; to: string | null }) => t('territories.way', { from: nameOf(from), to: nameOf(to) }) // prettier-ignore
  if (total === 0) return <p className="t2">{t('territories.nothingMoves')}</p>
  return (
    <div className={styles.moves}>
      <ul aria-label={t('territories.moves')}>
        {moves.map((move) => (
          <li key={`${move.record}${move.from}${move.to}`}>
            {formatNumber(move.count)} {named(findDefinition(move.record)?.label.many ?? move.record)}: {way(move)}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('territories.first', { count: first.length })}</summary>
        <ul>
          {first.map((each) => (
            <li key={each.id}>
              <FirstLink record={each.record} id={each.id} title={each.title} /> <span className="t2">{way(each)}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function FirstLink({ record, id, title }: { record: string; id: string; title: string | null }) {
  const definition = findDefinition(record)
  if (!definition) return <>{title}</>
  const page = `${pageOf(definition)}/${id}`
  return (
    <a href={page} onClick={(event) => followHere(event, page)}>
      {title ?? definition.label.one}
    </a>
  )
}
