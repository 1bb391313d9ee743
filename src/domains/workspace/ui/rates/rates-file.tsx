import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { toastDone } from '../../../../web/api/undo.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { FileButton } from '../../../../web/kit/file-button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { formatDay, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { exchangeRate } from '../../model/index.ts'
import styles from './rates.module.css'

interface Found {
  added: number
  changed: number
  same: number
  from: string | null
  until: string | null
}

/** A file of rates is chosen, what is in it is said, and only then it is taken over. */
export function RatesFile() {
  const t = useWords()
  const me = useMe()
  const [text, setText] = useState('')
  const [source, setSource] = useState(t('settings.ratesCentralBank'))
  const [found, setFound] = useState<Found | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async (run: () => Promise<void>) => {
    setBusy(true)
    await run().catch(toastRefusal)
    setBusy(false)
  }
  const look = (file: File) =>
    attempt(async () => {
      const read = await file.text()
      const body = { text: read, source }
      const { data } = await request<{ data: Found }>('exchange-rates/file/preview', { method: 'POST', body })
      setText(read)
      setFound(data)
    })
  const take = () =>
    attempt(async () => {
      const body = { text, source }
      const { cause } = await request<{ cause: string }>('exchange-rates/file', { method: 'POST', body })
      setFound(null)
      toastDone(t('settings.ratesTaken'), cause)
    })
  return (
    <div className={styles.file}>
      <div className={styles.currency}>
        <TextField
          label={exchangeRate.fields.source.label}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </div>
      <FileButton
        accept=".csv,.txt"
        icon="upload"
        size={32}
        busy={busy && !found}
        disabled={source.trim() === ''}
        onFile={(file) => void look(file)}
      >
        {t('settings.ratesFile')}
      </FileButton>
      {found && (
        <div className={styles.file} aria-live="polite">
          <p>{wordsOf(found, me.workspace.currency)}</p>
          {found.added + found.changed > 0 && (
            <Button kind="primary" size={32} busy={busy} onClick={() => void take()}>
              {t('settings.ratesTake')}
            </Button>
          )}
        </div>
      )}
    </div>
  )

  function wordsOf({ added, changed, same, from, until }: Found, currency: string): string {
    if (!from || !until) return t('settings.ratesNoneFound', { currency })
    const counts = { added: formatNumber(added), changed: formatNumber(changed), same: formatNumber(same) }
    const days = { from: formatDay(from, { year: true }), until: formatDay(until, { year: true }) }
    return t('settings.ratesFound', { ...counts, ...days })
  }
}
