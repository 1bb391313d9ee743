import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { useWords } from '../../../web/words/words.ts'
import { money, useNameOf, type OfLine } from './amounts.tsx'
import styles from './forecast.module.css'
import { OverrideDialog } from './override-dialog.tsx'

/** What somebody says a line will close, beside what its deals come to; whoever may say so can do it there. */
export function OverrideOf({ forecast, line }: OfLine) {
  const t = useWords()
  const nameOf = useNameOf()
  const [isOpen, setOpen] = useState(false)
  return (
    <span className={styles.override}>
      <Said forecast={forecast} line={line} />
      {line.mayOverride && !forecast.asOf && (
        <Button
          kind="quiet"
          icon="pencil"
          label={t('forecast.overrideOf', { name: nameOf(line) })}
          onClick={() => setOpen(true)}
        />
      )}
      {isOpen && <OverrideDialog forecast={forecast} line={line} onClose={() => setOpen(false)} />}
    </span>
  )
}

function Said({ forecast, line: { override } }: OfLine) {
  const t = useWords()
  if (!override) return <span className={styles.none}>–</span>
  const why = override.of === 'own' ? t('forecast.said', { name: override.by, reason: override.reason }) : t('forecast.below') // prettier-ignore
  return (
    <span>
      {money(override.amount, forecast.currency)}
      <small title={why}>{why}</small>
    </span>
  )
}
