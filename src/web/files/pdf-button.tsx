import { useState } from 'react'
import { download } from '../api/download.ts'
import { Button } from '../kit/button.tsx'

interface Props {
  label: string
  /** Where the API answers it. */
  path: string
  /** What the file is called. */
  number: string
  /** In which language; the customer's when left out. */
  language?: string
  onRefused: (error: unknown) => void
}

/** Saves what was sent to somebody, a quote or an invoice, as a PDF. */
export function PdfButton({ label, path, number, language, onRefused }: Props) {
  const [busy, setBusy] = useState(false)
  const save = () => {
    setBusy(true)
    void download(path, `${number}.pdf`, { language })
      .catch(onRefused)
      .finally(() => setBusy(false))
  }
  return (
    <Button icon="download" busy={busy} onClick={save}>
      {label}
    </Button>
  )
}
