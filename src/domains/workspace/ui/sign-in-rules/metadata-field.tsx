import { useId, useRef } from 'react'
import { Button } from '../../../../web/kit/button.tsx'
import { join } from '../../../../web/kit/join.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './metadata-field.module.css'

interface Props {
  /** One provider stands there already, and may be told of other certificates. */
  known: boolean
  error: string | undefined
}

/** What a SAML provider says of itself: pasted, from a file, or the address where it is. */
export function MetadataField({ known, error }: Props) {
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
        <label htmlFor={id}>{t('providers.metadata')}</label>
        <Button icon="upload" onClick={() => chooser.current?.click()}>
          {t('providers.metadataFile')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".xml,text/xml,application/xml,application/samlmetadata+xml"
          hidden
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </span>
      <textarea
        id={id}
        ref={area}
        name="metadata"
        className={join(styles.area, error && styles.wrong)}
        dir="ltr"
        rows={4}
        required={!known}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-more`}
      />
      <span id={`${id}-more`} className={error ? styles.error : styles.help}>
        {error ?? t(known ? 'providers.metadataKept' : 'providers.metadataHelp')}
      </span>
    </div>
  )
}
