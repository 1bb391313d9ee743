import { useRef } from 'react'
import { Button } from '../../../../web/kit/button.tsx'
import { TextArea } from '../../../../web/kit/text-area.tsx'
import { useWords } from '../../../../web/words/words.ts'

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
  const area = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (file && area.current) area.current.value = await file.text()
  }
  return (
    <TextArea
      ref={area}
      label={label}
      name={name}
      help={help}
      error={error}
      rows={4}
      defaultValue={value}
      required={required}
      aside={
        <>
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
        </>
      }
    />
  )
}
