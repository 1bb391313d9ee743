import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Linked, Row } from '../../../web/api/answers.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { Button } from '../../../web/kit/button.tsx'
import { join } from '../../../web/kit/join.ts'
import { DetailRow } from '../../../web/record/detail-row.tsx'
import { titleOf } from '../../../web/record/title.ts'
import { formatAgo, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { completenessOf, type Care } from '../model/index.ts'
import styles from './care.module.css'

interface Props {
  definition: RecordDefinition
  care: Care
  row: Row
  linked: Linked
  may: boolean
  isCurrent: boolean
  onFocus: () => void
  onOpen: () => void
  onConfirm: () => void
}

/** A record that needs care: its name, how complete it is and since when nobody looked; opened, what matters in it, to be put right in its place. */
export function CareRow({ definition, care, row, linked, may, isCurrent, onFocus, onOpen, onConfirm }: Props) {
  const t = useWords()
  const share = care.important.length > 0 ? completenessOf(row, care.important) : null
  return (
    <li
      className={join(styles.row, isCurrent && styles.current)}
      data-id={row.id}
      data-current={isCurrent || undefined}
      onFocus={onFocus}
    >
      <div className={styles.title} onClick={onFocus}>
        <button
          type="button"
          data-title
          aria-expanded={isCurrent}
          className="cut m"
          // Enter on it opens, as everywhere in the list; the mouse unfolds it.
          onClick={(event) => (event.detail === 0 ? onOpen() : onFocus())}
        >
          {titleOf(definition, row)}
        </button>
        <span className={styles.meta}>
          {share !== null && `${formatNumber(share / 100, { style: 'percent' })} · `}
          {t('quality.touched', { when: formatAgo(row.updatedAt) })}
        </span>
      </div>
      {isCurrent && (
        <div className={styles.open}>
          <WhatMatters definition={definition} care={care} row={row} linked={linked} may={may} />
          <div className={styles.acts}>
            {may && (
              <Button kind="primary" icon="check" onClick={onConfirm}>
                {t('quality.confirm')}
              </Button>
            )}
            <Button icon="arrow-right" onClick={onOpen}>
              {t('quality.open')}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}

/** What matters, or where nobody has said it who is in charge and how one reaches them. */
function WhatMatters({
  definition,
  care,
  row,
  linked,
  may,
}: Pick<Props, 'definition' | 'care' | 'row' | 'linked' | 'may'>) {
  // prettier-ignore
  const fields = useFields(definition)
  const otherwise = Object.keys(fields).filter((name) => name === 'owner' || reach.has(fields[name]!.type))
  const names = care.important.length > 0 ? care.important.map(({ field }) => field) : otherwise
  return (
    <dl>
      {names
        .filter((name) => fields[name])
        .map((name) => (
          <DetailRow
            key={name}
            definition={definition}
            name={name}
            field={fields[name]!}
            row={row}
            linked={linked}
            may={may}
          />
        ))}
    </dl>
  )
}

const reach = new Set(['emails', 'phones'])
