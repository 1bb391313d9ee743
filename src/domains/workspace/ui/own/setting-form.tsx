import { useState, type ReactNode } from 'react'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { StaleRecord } from '../../../../web/unsaved/stale-record.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './setting-form.module.css'

/** What is wrong, by the field. */
export type Faults = Readonly<Record<string, string>>

interface Props {
  definition: RecordDefinition
  title: string
  /** What the button says that adds or saves it. */
  go: string
  /** Whether enough is said of it. */
  ready: boolean
  /** The setting as it was when one began, and as it is by now; null where one is added. */
  row: Row | null
  now: Row | null
  /** Adds it, or changes it as of this version; refused, it says why. */
  save: (version?: number) => Promise<unknown>
  onClose: () => void
  /** Its lines, with what is wrong in them, and how that is taken back. */
  children: (faults: Faults, forgive: (field: string) => void) => ReactNode
}

/** A setting in a dialog: what is wrong stands at its line, and where somebody was faster it is asked whose stays. */
export function SettingForm({ definition, title, go, ready, row, now, save, onClose, children }: Props) {
  const t = useWords()
  const [faults, setFaults] = useState<Faults>({})
  const [stale, setStale] = useState<Refusal | null>(null)
  const send = async (version?: number) => {
    setStale(null)
    try {
      await save(version)
      onClose()
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale' && now) return setStale(error)
      const said = error instanceof Refusal ? error.fields.map(({ field, message }) => [field, message] as const) : []
      setFaults(said.length > 0 ? Object.fromEntries(said) : { '': sentenceOf(error) })
    }
  }
  const forgive = (field: string) => setFaults(({ [field]: _, ...rest }) => rest)
  return (
    <Dialog
      title={title}
      width={520}
      onClose={onClose}
      foot={
        <>
          {faults[''] && (
            <span className="grow bad" role="alert">
              {faults['']}
            </span>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" disabled={!ready} onClick={() => void send()}>
            {go}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void send()
        }}
      >
        {children(faults, forgive)}
        {/* Enter saves from any line. */}
        <button type="submit" hidden />
      </form>
      {stale && row && now && (
        <StaleRecord
          definition={definition}
          refusal={stale}
          began={row}
          now={now}
          onKeep={() => void send(Number(stale.details.version))}
          onLeave={onClose}
        />
      )}
    </Dialog>
  )
}
