import type { Field } from '../../../../kernel/field.ts'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Fitting } from './preview-query.ts'
import styles from './retype.module.css'

/** How many values fit, and the first that do not, with why. */
export function WhatFits({ record, field, fitting }: { record: string; field: Field; fitting: Fitting }) {
  const t = useWords()
  const { rows, fits, exact, left } = fitting
  const said = { fits: formatNumber(fits), rows: formatNumber(rows) }
  return (
    <section className={styles.fits} aria-label={t('settings.retypePreview')}>
      <p role="status">{rows === 0 ? t('settings.retypeNone') : t(exact ? 'settings.retypeFits' : 'settings.retypeFitsOf', said)}</p>
      {fits < rows && <p className="t2">{t('settings.retypeLeft')}</p>}
      {left.length > 0 && (
        <ul className={styles.left}>
          {left.map(({ id, title, value, why }) => (
            <li key={id}>
              <span className="cut">
                <RecordLink id={id} target={{ record, title: title ?? '—', deleted: false } as never} />
              </span>
              <span className="cut">
                <FieldValue field={field} value={value} />
              </span>
              <span className="t2">{why}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  ) // prettier-ignore
}
