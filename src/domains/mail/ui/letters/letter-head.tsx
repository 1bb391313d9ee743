import { useState } from 'react'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { useNarrow } from '../../../../web/kit/use-narrow.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { LetterValues } from './letter-values.ts'
import styles from './letters.module.css'
import { ReceiversField } from './receivers-field.tsx'
import { sendersQuery } from './senders.ts'

interface Props {
  values: LetterValues
  set: (patch: Partial<LetterValues>) => void
  faultOf: (...names: string[]) => string | undefined
  onKnown: (person: string) => void
}

/** The lines over a letter: from which mailbox, to whom, and about what. */
export function LetterHead({ values, set, faultOf, onKnown }: Props) {
  const t = useWords()
  const narrow = useNarrow()
  const [copies, setCopies] = useState(values.cc !== '' || values.bcc !== '')
  const receivers = (name: 'sendTo' | 'cc' | 'bcc', label: string, autoFocus = false) => (
    <ReceiversField
      label={label}
      value={values[name]}
      error={faultOf(name)}
      autoFocus={autoFocus}
      onChange={(value) => set({ [name]: value })}
      onKnown={onKnown}
    />
  )
  return (
    <div className={styles.head}>
      <From value={values.mailbox} error={faultOf('mailbox')} onChange={(mailbox) => set({ mailbox })} />
      <div className={styles.to}>
        {/* On a phone a list that nobody asked for would lie over the letter. */}
        {receivers('sendTo', t('letters.to'), values.sendTo === '' && !narrow)}
        {!copies && (
          <Button kind="quiet" onClick={() => setCopies(true)}>
            {t('letters.copies')}
          </Button>
        )}
      </div>
      {copies && receivers('cc', t('letters.cc'))}
      {copies && receivers('bcc', t('letters.bcc'))}
      <label className={styles.line} data-wrong={faultOf('subject') ? true : undefined}>
        <span className={styles.label}>{t('letters.subject')}</span>
        <input
          className={styles.subject}
          value={values.subject}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
      </label>
    </div>
  )
}

function From({ value, error, onChange }: { value: string | null; error: string | undefined; onChange: (id: string) => void }) {
  const t = useWords()
  const { data: senders } = useAnswer(sendersQuery)
  if (!senders) return <div className={styles.line} aria-busy="true" />
  const chosen = senders.find(({ id }) => id === value)
  const items = senders.map(({ id, address, sends }) => ({
    label: address,
    icon: 'mail',
    checked: id === value,
    ...(!sends && { hint: t('letters.sendsNot') }),
    onSelect: () => onChange(id),
  }))
  return (
    <div className={styles.line} data-wrong={error ? true : undefined}>
      <span className={styles.label}>{t('letters.from')}</span>
      {senders.length > 0 && (
        <Menu items={items}>
          <Button kind="quiet" iconAfter="chevron-down">
            <span className="cut">{chosen?.address ?? t('letters.choose')}</span>
          </Button>
        </Menu>
      )}
      {!chosen?.sends && (
        <p className={styles.noWay}>
          <Icon name="info-circle" />
          <span>
            {t(senders.length === 0 ? 'letters.noMailbox' : 'letters.noWay')}{' '}
            <a href="/settings/mailboxes" onClick={(event) => followHere(event, '/settings/mailboxes')}>
              {t('letters.toMailboxes')}
            </a>
          </span>
        </p>
      )}
      {error && (
        <p role="alert" className={styles.fault}>
          {error}
        </p>
      )}
    </div>
  )
} // prettier-ignore
