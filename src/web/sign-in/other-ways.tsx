import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './door.module.css'
import { showPasskey, takesPasskeys } from './passkey.ts'
import { useWaysIn } from './ways-in.ts'

interface Props {
  onPasskey: (passkey: object) => void
  onTrouble: (error: unknown) => void
}

/** The ways in beside address and password; nothing where there are none. */
export function OtherWays({ onPasskey, onTrouble }: Props) {
  const t = useWords()
  const ways = useWaysIn()
  const [busy, setBusy] = useState(false)
  const show = async () => {
    setBusy(true)
    await showPasskey().then(onPasskey, onTrouble)
    setBusy(false)
  }
  if (!takesPasskeys(ways?.passkeys)) return null
  return (
    <>
      <div className={styles.or}>{t('door.or')}</div>
      <Button size={40} icon="fingerprint" busy={busy} onClick={() => void show()}>
        {t('door.usePasskey')}
      </Button>
    </>
  )
}
