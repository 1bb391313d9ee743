import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Checkbox } from '../../kit/checkbox.tsx'
import { useWords } from '../../words/words.ts'
import styles from '../form.module.css'
import type { Fact } from './facts.ts'

interface Props {
  facts: readonly Fact[]
  onTake: (facts: readonly Fact[]) => void
  onLeave: () => void
}

/** What was read in a pasted signature: nothing of it is filled in before one has looked. */
export function PastedFacts({ facts, onTake, onLeave }: Props) {
  const t = useWords()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const taken = facts.filter(({ field }) => !left.has(field))
  const toggle = (field: string) =>
    setLeft((now) => (now.has(field) ? new Set([...now].filter((each) => each !== field)) : new Set(now).add(field)))
  return (
    <section className={styles.pasted} aria-label={t('form.pasted.title')}>
      <h3>{t('form.pasted.title')}</h3>
      <ul>
        {facts.map(({ field, label, text }) => (
          <li key={field}>
            <label>
              <Checkbox label={`${label}: ${text}`} checked={!left.has(field)} onChange={() => toggle(field)} />
              <span className="t2">{label}</span>
              <span className="cut" title={text}>
                {text}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button kind="plain" icon="check" autoFocus disabled={taken.length === 0} onClick={() => onTake(taken)}>
          {t('form.pasted.take', { count: taken.length })}
        </Button>
        <Button kind="quiet" onClick={onLeave}>
          {t('form.pasted.leave')}
        </Button>
      </div>
    </section>
  )
}
