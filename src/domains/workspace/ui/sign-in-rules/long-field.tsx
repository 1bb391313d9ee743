import { useRef } from 'react'
import { FileButton } from '../../../../web/kit/file-button.tsx'
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
  const take = async (file: File) => {
    if (area.current) area.current.value = await file.text()
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
        <FileButton accept={accept} icon="upload" onFile={(file) => void take(file)}>
          {t('providers.fromFile')}
        </FileButton>
      }
    />
  )
}
