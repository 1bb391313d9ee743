import { definitionOf } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { join } from '../../../web/kit/join.ts'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { Compared } from './compared.tsx'
import styles from './duplicates.module.css'
import type { ListedPair } from './pair-list.tsx'

interface Props {
  pair: ListedPair
  isCurrent: boolean
  onFocus: () => void
  onMerge: () => void
  onApart: () => void
}

/** A pair: both names, how likely they are one, and why; opened, what differs and what can be done. */
export function PairRow({ pair, isCurrent, onFocus, onMerge, onApart }: Props) {
  const t = useWords()
  const definition = definitionOf(pair.record)
  const [speaksFor, against] = ['for', 'against'].map((way) => pair.evidence.filter(({ speaks }) => speaks === way))
  return (
    <li
      className={join(styles.row, isCurrent && styles.current)}
      data-id={pair.id}
      data-current={isCurrent || undefined}
      onFocus={onFocus}
    >
      <div className={styles.head} onClick={onFocus}>
        <Icon name={definition.icon} />
        <button
          type="button"
          data-title
          aria-expanded={isCurrent}
          className={join('cut', 'm', styles.title)}
          // Enter on it merges, as everywhere in the list; the mouse opens it.
          onClick={(event) => (event.detail === 0 ? onMerge() : onFocus())}
        >
          {t('duplicates.pair', { one: pair.one.title, other: pair.other.title })}
        </button>
        <span className={styles.percent}>
          <Chip>{formatNumber(pair.percent / 100, { style: 'percent' })}</Chip>
        </span>
      </div>
      <p className={styles.why}>
        <span>{speaksFor!.map(({ text }) => text).join(' · ')}</span>
        {against!.length > 0 && (
          <span className="t3">{t('duplicates.but', { reasons: against!.map(({ text }) => text).join(' · ') })}</span>
        )}
      </p>
      {isCurrent && (
        <div className={styles.open}>
          <Compared definition={definition} one={pair.one.id} other={pair.other.id} />
          <div className={styles.acts}>
            {pair.can.merge && (
              <Button kind="primary" icon="arrow-merge" onClick={onMerge}>
                {t('duplicates.merge')}
              </Button>
            )}
            {pair.can.decide ? (
              <Button icon="arrows-right" onClick={onApart}>
                {t('duplicates.notSame')}
              </Button>
            ) : (
              <p className="t2">{t('duplicates.mayNot')}</p>
            )}
          </div>
        </div>
      )}
    </li>
  )
}
