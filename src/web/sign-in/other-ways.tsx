import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './door.module.css'
import { showPasskey, takesPasskeys } from './passkey.ts'
import type { WaysIn } from './ways-in.ts'

interface Props {
  ways: WaysIn | undefined
  /** Where one wanted to go. */
  next: string | undefined
  onPasskey: (passkey: object) => void
  onTrouble: (error: unknown) => void
}

/** The ways in beside address and password; nothing where there are none. */
export function OtherWays({ ways, next, onPasskey, onTrouble }: Props) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const show = async () => {
    setBusy(true)
    await showPasskey().then(onPasskey, onTrouble)
    setBusy(false)
  }
  const hasPasskeys = takesPasskeys(ways?.passkeys)
  if (!ways || (!hasPasskeys && ways.providers.length === 0)) return null
  return (
    <>
      <div className={styles.or}>{t('door.or')}</div>
      {hasPasskeys && (
        <Button size={40} icon="fingerprint" busy={busy} onClick={() => void show()}>
          {t('door.usePasskey')}
        </Button>
      )}
      <Providers ways={ways} next={next} />
    </>
  )
}

/** A button for each of those who may say who somebody is. */
export function Providers({ ways, next, primary }: { ways: WaysIn; next: string | undefined; primary?: boolean }) {
  const query = next ? `?next=${encodeURIComponent(next)}` : ''
  return ways.providers.map(({ id, label }) => (
    <Button
      key={id}
      size={40}
      kind={primary ? 'primary' : 'plain'}
      icon="building"
      onClick={() => location.assign(`/api/v1/session/provider/${id}${query}`)}
    >
      {label}
    </Button>
  ))
}
