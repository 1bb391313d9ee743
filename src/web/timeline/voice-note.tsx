import { useEffect, useState } from 'react'
import type { Recording } from '../files/sound.ts'
import { useRecorder } from '../files/use-recorder.ts'
import { Button } from '../kit/button.tsx'
import { formatLength } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './voice-note.module.css'

interface Props {
  recording: Recording | null
  onChange: (recording: Recording | null) => void
}

/** Says something in place of writing it: recorded, listened to, spoken anew, and kept with the note. */
export function VoiceNote({ recording, onChange }: Props) {
  const t = useWords()
  const { state, seconds, start, stop } = useRecorder(onChange)
  if (state === 'recording')
    return (
      <p className={styles.line}>
        <span className={styles.live} aria-hidden />
        <span role="timer">{t('voice.recording', { length: formatLength(seconds) })}</span>
        <Button icon="player-stop" onClick={stop} autoFocus>
          {t('voice.stop')}
        </Button>
      </p>
    )
  if (recording)
    return (
      <div className={styles.line}>
        <Heard {...recording} />
        <span className="meta t2">{formatLength(recording.seconds)}</span>
        <Button kind="quiet" icon="trash" label={t('voice.remove')} onClick={() => onChange(null)} />
      </div>
    )
  return (
    <div className={styles.line}>
      <Button kind="quiet" icon="microphone" busy={state === 'asking'} onClick={start}>
        {t('voice.record')}
      </Button>
      {(state === 'forbidden' || state === 'refused') && (
        <p role="alert" className="bad">
          {t(`voice.${state}`)}
        </p>
      )}
    </div>
  )
}

/** What was just said, to be listened to before it is kept. */
function Heard({ file }: Recording) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address && <audio className={styles.sound} controls src={address} aria-label={file.name} />
}
