import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { toast } from '../kit/toast.tsx'
import { Rows, SettingsRow } from '../settings/part.tsx'
import { formatDayTime } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './secret-link.module.css'

export interface Letter {
  to: string
  subject: string
  body: string
}

/** A link whose secret is shown once, to be copied or sent by a letter that is begun. */
export function SecretLink({ url, help, letter }: { url: string; help: string; letter: Letter }) {
  const t = useWords()
  const { to, subject, body } = letter
  const mail = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  return (
    <div className={styles.made}>
      <TextField
        label={t('secretLink.label')}
        help={help}
        readOnly
        // What made it is gone, and with it the focus.
        autoFocus
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.acts}>
        <Button
          icon="copy"
          onClick={() => void navigator.clipboard.writeText(url).then(() => toast({ text: t('secretLink.copied') }))}
        >
          {t('secretLink.copy')}
        </Button>
        <Button icon="mail" onClick={() => void (location.href = mail)}>
          {t('secretLink.mail')}
        </Button>
      </div>
    </div>
  )
}

export interface EarlierLink {
  id: string
  at: string
  by: string | null
  /** What became of it, in words. */
  state: string
  open: boolean
}

/** Links that were made before, and how to end those that still work. */
export function EarlierLinks({ links, onEnd }: { links: readonly EarlierLink[]; onEnd: (id: string) => void }) {
  const t = useWords()
  if (links.length === 0) return null
  return (
    <section className={styles.earlier} aria-label={t('secretLink.earlier')}>
      <h3>{t('secretLink.earlier')}</h3>
      <Rows>
        {links.map(({ id, at, by, state, open }) => (
          <SettingsRow key={id} name={formatDayTime(at)} under={[by, state].filter(Boolean).join(' · ')}>
            {open && (
              <Button kind="quiet" onClick={() => onEnd(id)}>
                {t('secretLink.end')}
              </Button>
            )}
          </SettingsRow>
        ))}
      </Rows>
    </section>
  )
}
