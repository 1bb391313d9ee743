import type { Field } from '../../kernel/field.ts'
import { isList } from '../../kernel/merge.ts'
import type { Linked, Row } from '../api/answers.ts'
import { join } from '../kit/join.ts'
import { isFilled } from '../record/detail-groups.ts'
import { formatAgo } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { type Pair, type Pick, type Picks, type Side } from './compare.ts'
import { ValueText } from './value-text.tsx'
import styles from './merge.module.css'

interface Props {
  fields: Readonly<Record<string, Field>>
  names: readonly string[]
  rows: Pair<Row>
  titles: Pair<string>
  linked: Linked
  picks: Picks
  setAt: (side: Side, name: string) => string
  onPick: (name: string, pick: Pick) => void
}

/** Field by field, whose value stays: a group of radio buttons each, so that arrows choose and Tab goes on. */
export function Choosing({ fields, names, rows, titles, linked, picks, setAt, onPick }: Props) {
  const t = useWords()
  if (names.length === 0) return <p className={styles.same}>{t('merge.nothingDiffers')}</p>
  return (
    <div className={styles.fields}>
      {names.map((name) => {
        const field = fields[name]!
        const option = (pick: Pick, children: React.ReactNode, label: string) => (
          <label className={join(styles.option, styles[pick], picks[name] === pick && styles.picked)}>
            <input
              type="radio"
              name={name}
              checked={picks[name] === pick}
              onChange={() => onPick(name, pick)}
              aria-label={label}
            />
            <span className={styles.value}>{children}</span>
          </label>
        )
        const ofSide = (side: Side) =>
          option(
            side,
            <>
              <ValueText field={field} value={rows[side][name]} linked={linked} />
              {isFilled(rows[side][name]) && <small className="t3">{formatAgo(setAt(side, name))}</small>}
            </>,
            t('merge.of', { field: field.label, title: titles[side] }),
          )
        const canBoth = isList(field) && isFilled(rows.one[name]) && isFilled(rows.two[name])
        return (
          <fieldset key={name} className={styles.field}>
            <legend>{field.label}</legend>
            {ofSide('one')}
            {ofSide('two')}
            {canBoth && option('both', t('merge.both'), `${field.label}: ${t('merge.both')}`)}
          </fieldset>
        )
      })}
    </div>
  )
}
