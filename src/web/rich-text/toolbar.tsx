import { useEffect, useState, type ReactNode } from 'react'
import type Squire from 'squire-rte'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import { forms, formsAt, type FormName } from './forms.ts'
import { LinkButton } from './link-button.tsx'
import styles from './rich-text.module.css'

interface Props {
  /** Null until it can be written into. */
  squire: Squire | null
  more: ReactNode
}

/** The forms that words may have; those of the words at the caret are pressed. */
export function Toolbar({ squire, more }: Props) {
  const t = useWords()
  const [here, setHere] = useState<ReadonlySet<FormName>>(new Set())
  useEffect(() => {
    if (!squire) return
    const look = () => setHere(formsAt(squire))
    for (const event of ['pathChange', 'select', 'input']) squire.addEventListener(event, look)
    return () => {
      for (const event of ['pathChange', 'select', 'input']) squire.removeEventListener(event, look)
    }
  }, [squire])
  const names = Object.keys(forms) as FormName[]
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('richText.forms')}>
      {names.map((name) => (
        <Button
          key={name}
          kind="quiet"
          icon={forms[name].icon}
          label={t(`richText.${name}`)}
          aria-pressed={here.has(name)}
          disabled={!squire}
          // The words stay chosen.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => squire && forms[name][here.has(name) ? 'off' : 'on'](squire.focus())}
        />
      ))}
      <LinkButton squire={squire} />
      {more}
    </div>
  )
}
