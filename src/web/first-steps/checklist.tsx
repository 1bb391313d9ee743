import { prefer } from '../api/preferences.ts'
import { Reading } from '../app/reading.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { beginStep } from './begin-step.ts'
import styles from './first-steps.module.css'
import { useFirstSteps, useIsNew } from './use-first-steps.ts'

/** What one does first, beside the day: it ticks itself, can be put away, and locks nothing. */
export function Checklist() {
  return useIsNew() ? <Steps /> : null
}

function Steps() {
  const t = useWords()
  const steps = useFirstSteps()
  if (!steps) return <Reading />
  if (!steps.some((step) => !step.isDone)) return null
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <section className={styles.list} aria-label={t('firstSteps.title')}>
      <header className={styles.head}>
        <h3>{t('firstSteps.title')}</h3>
        <span className="meta t3 grow">
          {t('firstSteps.count', { done: formatNumber(done), all: formatNumber(steps.length) })}
        </span>
        <Button
          kind="quiet"
          size={24}
          icon="x"
          label={t('firstSteps.dismiss')}
          onClick={() => void prefer({ checklist: 'closed' })}
        />
      </header>
      <progress className={styles.progress} max={steps.length} value={done} aria-label={t('firstSteps.title')} />
      <ul>
        {steps.map((step) => (
          <li key={step.key}>
            <button
              type="button"
              className={join(styles.step, step.isDone && styles.done)}
              disabled={step.isDone}
              onClick={() => beginStep(step)}
            >
              <Icon name={step.isDone ? 'circle-check' : step.icon} />
              <span className="grow">
                {t(`${step.words}.do`)}
                {step.isDone && <span className="aloud"> {t('firstSteps.isDone')}</span>}
              </span>
              {!step.isDone && <Icon name="chevron-right" />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
