import { useState, type FormEvent } from 'react'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextArea } from '../../../../web/kit/text-area.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './offer.module.css'
import { at } from './shown.ts'

/** Where a customer asks something before they answer. */
export function Question({ token, seller }: { token: string; seller: string }) {
  const t = useWords()
  const [state, setState] = useState<'closed' | 'open' | 'sent'>('closed')
  if (state === 'sent')
    return (
      <p role="status" className={styles.asked}>
        {t('quotes.asked', { seller })}
      </p>
    )
  if (state === 'open') return <QuestionForm token={token} onDone={() => setState('sent')} />
  return (
    <div className={styles.along}>
      <Button icon="message-circle" size={40} onClick={() => setState('open')}>
        {t('quotes.ask')}
      </Button>
    </div>
  )
}

function QuestionForm({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useWords()
  const [said, setSaid] = useState({ name: '', text: '', website: '' })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const say = (name: keyof typeof said) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setSaid((before) => ({ ...before, [name]: value }))
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (said.name.trim() === '' || said.text.trim() === '') return setError(t('quotes.askNeeds'))
    setBusy(true)
    await request(at(token, '/ask'), { method: 'POST', body: said }).then(onDone, (fault) => setError(sentenceOf(fault)))
    setBusy(false)
  }
  return (
    <form className={styles.answer} onSubmit={(event) => void send(event)}>
      <h2>{t('quotes.ask')}</h2>
      <TextField label={t('quotes.asksName')} size={40} maxLength={200} autoComplete="name" autoFocus value={said.name} onChange={say('name')} />
      <TextArea label={t('quotes.question')} dir="auto" spellCheck rows={4} maxLength={4_000} value={said.text} onChange={say('text')} />
      <label className={styles.off} aria-hidden="true">
        Website
        <input tabIndex={-1} autoComplete="off" value={said.website} onChange={say('website')} />
      </label>
      {error && <p role="alert" className="bad">{error}</p>}
      <div className={styles.acts}>
        <Button kind="primary" size={40} type="submit" busy={busy}>
          {t('quotes.askIt')}
        </Button>
      </div>
    </form>
  )
} // prettier-ignore
