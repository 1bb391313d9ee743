import { useState } from 'react'
import { download } from '../../../web/api/download.ts'
import { Button } from '../../../web/kit/button.tsx'
import { useWords } from '../../../web/words/words.ts'

interface Props {
  /** Where the API answers it. */
  path: string
  number: string
  /** In which language; the customer's when left out. */
  language?: string
  onRefused: (error: unknown) => void
}

/** Saves a quote as it was sent as a PDF. */
export function PdfButton({ path, number, language, onRefused }: Props) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const save = () => {
    setBusy(true)
    void download(path, `${number}.pdf`, { language })
      .catch(onRefused)
      .finally(() => setBusy(false))
  }
  return (
    <Button icon="download" busy={busy} onClick={save}>
      {t('quotes.pdf')}
    </Button>
  )
}
