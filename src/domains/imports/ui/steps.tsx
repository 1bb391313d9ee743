import type { ReactNode } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import styles from './import.module.css'
import { useImportWords } from './words.ts'

const steps = ['upload', 'map', 'clean', 'match', 'run'] as const
export type Step = Exclude<(typeof steps)[number], 'upload'>

interface Props {
  at: Step
  /** Once it runs there is no way back. */
  begun: boolean
  toClean: number
  onGo: (step: Step) => void
}

/** Where one is on the way from file to records. */
export function Steps({ at, begun, toClean, onGo }: Props) {
  const t = useImportWords()
  const current = steps.indexOf(at)
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={step} className={index < current ? styles.over : index === current ? styles.now : undefined}>
          <button
            type="button"
            disabled={begun || step === 'upload' || index >= current}
            aria-current={index === current ? 'step' : undefined}
            onClick={() => step !== 'upload' && onGo(step)}
          >
            <span className={styles.number}>{index < current ? <Icon name="check" size={12} /> : index + 1}</span>
            {t(`steps.${step}`)}
            {step === 'clean' && toClean > 0 && <span className="meta t3">{t('toClean', { count: toClean })}</span>}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** The bar at the foot: back, what there is to say, and the one way on. */
export function Foot({ onBack, children, action }: { onBack?: () => void; children?: ReactNode; action?: ReactNode }) {
  const t = useImportWords()
  return (
    <footer className={styles.foot}>
      {onBack && (
        <Button size={32} onClick={onBack}>
          {t('back')}
        </Button>
      )}
      <span className="grow" />
      {children}
      {action}
    </footer>
  )
}
