import { useId, useRef } from 'react'
import { Button } from '../../../../web/kit/button.tsx'
import { join } from '../../../../web/kit/join.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './long-field.module.css'

interface Props {
  label: string
  name: string
  help: string
  error: string | undefined
  value?: string
  required?: boolean
  /** What kinds of file it may come from. */
  accept: string
}

/** Text of many lines that another program has made: pasted, or from a file. */
export function LongField({ label, name, help, error, value = '', required = false, accept }: Props) {
  const t = useWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (file && area.current) area.current.value = await file.text()
  }
  return (
    <div className={styles.wrap}>
      <span className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <Button icon="upload" onClick={() => chooser.current?.click()}>
          {t('providers.fromFile')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept={accept}
          hidden
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </span>
      <textarea
        id={id}
        ref={area}
        name={name}
        className={join(styles.area, error && styles.wrong)}
        dir="ltr"
        rows={4}
        defaultValue={value}
        required={required}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-more`}
      />
      <span id={`${id}-more`} className={error ? styles.error : styles.help}>
        {error ?? help}
      </span>
    </div>
  )
}
