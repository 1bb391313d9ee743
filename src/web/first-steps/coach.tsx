import { useEffect } from 'react'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { toast } from '../kit/toast.tsx'
import { useWords } from '../words/words.ts'
import { beginStep } from './begin-step.ts'
import { coachOn } from './coach-on.ts'
import styles from './first-steps.module.css'
import { useFirstSteps } from './use-first-steps.ts'

/** Says, beside the page, how the step at hand is done; goes on to the next one that is coached once it is. */
export function Coach() {
  const t = useWords()
  const key = coachOn.use()
  const steps = useFirstSteps()
  const coached = (steps ?? []).filter(({ load }) => load)
  const at = coached.findIndex((step) => step.key === key)
  const step = coached[at]
  const isDone = step?.isDone === true
  const next = coached.slice(at + 1).find((each) => !each.isDone)
  useEffect(() => {
    if (!isDone) return
    if (next) beginStep(next)
    else {
      coachOn.set(null)
      toast({ text: t('firstSteps.allDone') })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- going on happens once, when the step is done
  }, [isDone])
  if (!step || isDone) return null
  return (
    <aside className={styles.coach} role="status" aria-label={t('firstSteps.coach')}>
      <Icon name={step.icon} />
      <p className="grow">
        <b>{t(`${step.words}.do`)}</b>
        <span>{t(`${step.words}.coach`)}</span>
        <small className="t3">{t('firstSteps.of', { at: at + 1, all: coached.length })}</small>
      </p>
      <Button kind="quiet" size={24} icon="x" label={t('firstSteps.leave')} onClick={() => coachOn.set(null)} />
    </aside>
  )
}
