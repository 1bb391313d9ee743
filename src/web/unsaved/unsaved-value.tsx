import type { ReactNode } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { Linked } from '../api/answers.ts'
import { discardUnsaved, retryUnsaved } from '../api/use-update.ts'
import type { Unsaved } from '../api/unsaved.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { Button } from '../kit/button.tsx'
import { isFilled } from '../record/detail-groups.ts'
import { useWords } from '../words/words.ts'
import { UnsavedReason } from './unsaved-reason.tsx'
import { useArrived } from './use-arrived.ts'
import styles from './unsaved.module.css'

interface Props {
  unsaved: Unsaved
  field: Field
  linked: Linked
  /** What the record holds now; when that is what was typed, it arrived after all and nothing is asked. */
  now: unknown
  /** Draws a value that its field does not draw in words. */
  draw?: ((value: unknown) => ReactNode) | undefined
}

/** What was typed and could not be kept, beside its field: keep it after all, or give it up; never lost by itself. */
export function UnsavedValue({ unsaved, field, linked, now, draw }: Props) {
  const t = useWords()
  const shown = draw ?? ((value: unknown) => <FieldValue field={field} value={value} linked={linked} />)
  useArrived(unsaved, now)
  return (
    <div className={styles.value} role="alert">
      <p className={unsaved.why ? 'bad' : undefined}>
        <UnsavedReason unsaved={unsaved} shown={shown} />
      </p>
      <p>
        <span className="t2">{t('record.yours')}</span>{' '}
        {isFilled(unsaved.value) ? shown(unsaved.value) : t('history.empty')}
      </p>
      <UnsavedWays unsaved={unsaved} />
    </div>
  )
}

/** The two ways on. */
export function UnsavedWays({ unsaved }: { unsaved: Unsaved }) {
  const t = useWords()
  return (
    <span className="row">
      <Button size={24} onClick={() => void retryUnsaved(unsaved)}>
        {t(unsaved.conflict ? 'unsaved.keepMine' : unsaved.why ? 'retry' : 'unsaved.save')}
      </Button>
      <Button size={24} kind="quiet" onClick={() => discardUnsaved(unsaved)}>
        {t(unsaved.conflict ? 'unsaved.useTheirs' : 'unsaved.discard')}
      </Button>
    </span>
  )
}
