import { useState, type FormEvent } from 'react'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './offer.module.css'
import { at } from './shown.ts'

interface Props {
  token: string
  digest: string
  /** The places of the optional lines that are accepted as well. */
  chosen: ReadonlySet<number>
  onDone: () => void
}

/** Where a customer signs by their name, or declines and says why. */
export function Answer({ token, digest, chosen, onDone }: Props) {
  const t = useWords()
  const [said, setSaid] = useState('')
  const [isNo, setNo] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const turn = () => {
    setSaid('')
    setError(undefined)
    setNo(!isNo)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (!isNo && said.trim() === '') return setError(t('quotes.nameNeeded'))
    setBusy(true)
    const body = isNo ? { reason: said } : { name: said, digest, chosen: [...chosen] }
    try {
      await request(at(token, isNo ? '/decline' : '/accept'), { method: 'POST', body })
      onDone()
    } catch (fault) {
      setError(sentenceOf(fault))
    }
    setBusy(false)
  }
  return (
    <form className={styles.answer} onSubmit={(event) => void send(event)}>
      <h2>{t(isNo ? 'quotes.declineTitle' : 'quotes.acceptTitle')}</h2>
      <TextField
        key={String(isNo)}
        label={t(isNo ? 'quotes.reason' : 'quotes.name')}
        help={isNo ? undefined : t('quotes.whatIsKept')}
        error={error}
        size={40}
        maxLength={isNo ? 1_000 : 200}
        autoComplete={isNo ? 'off' : 'name'}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button kind={isNo ? 'danger' : 'primary'} size={40} type="submit" busy={busy}>
          {t(isNo ? 'quotes.decline' : 'quotes.accept')}
        </Button>
        <Button kind="quiet" size={40} type="button" onClick={turn}>
          {t(isNo ? 'quotes.back' : 'quotes.declineInstead')}
        </Button>
      </div>
    </form>
  )
}
