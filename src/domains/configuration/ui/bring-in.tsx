import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { FileButton } from '../../../web/kit/file-button.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Change } from '../model/index.ts'
import { Changes } from './changes.tsx'
import styles from './configuration.module.css'
import { compareFile, type Work } from './work.ts'

interface Chosen {
  name: string
  text: string
  changes: readonly Change[]
  faults: readonly string[]
}

/** A file is chosen, what it would do is read, and only then it is brought in. */
export function BringIn({ work }: { work: Work }) {
  const t = useWords()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [remove, setRemove] = useState(false)
  const choose = async (file: File) => {
    const text = await file.text()
    setRemove(false)
    setChosen({ name: file.name, text, ...(await compareFile(text)) })
  }
  const wanted = chosen?.changes.filter(({ kind }) => remove || kind !== 'remove') ?? []
  const apply = async () => {
    const { name, text } = chosen!
    if (await work.start('configuration/apply', { name, text, remove })) setChosen(null)
  }
  return (
    <>
      <FileButton
        accept=".yaml,.yml,.json"
        icon="upload"
        size={32}
        disabled={work.busy}
        onFile={(file) => void choose(file)}
      >
        {t('configuration.choose')}
      </FileButton>
      {chosen && (
        <section className={styles.chosen} aria-label={chosen.name} aria-live="polite">
          <h3 className="cut">{chosen.name}</h3>
          <Faults faults={chosen.faults} />
          {chosen.faults.length === 0 && chosen.changes.length === 0 && <p className="t2">{t('configuration.same')}</p>}
          <Changes changes={chosen.changes} remove={remove} />
          {chosen.changes.some(({ kind }) => kind === 'remove') && (
            <label className={styles.check}>
              <Checkbox
                label={t('configuration.removeToo')}
                checked={remove}
                onChange={(event) => setRemove(event.currentTarget.checked)}
              />
              <span>{t('configuration.removeToo')}</span>
            </label>
          )}
          <div className="row">
            {wanted.length > 0 && (
              <Button kind="primary" size={32} busy={work.busy} onClick={() => void apply()}>
                {t('configuration.apply', { count: wanted.length })}
              </Button>
            )}
            <Button size={32} onClick={() => setChosen(null)}>
              {t('cancel')}
            </Button>
          </div>
        </section>
      )}
    </>
  )
}

/** What is wrong with a file, each by its place. */
export function Faults({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null
  return (
    <ul role="alert" className={styles.faults}>
      {faults.map((fault) => (
        <li key={fault} className="bad">
          <bdi>{fault}</bdi>
        </li>
      ))}
    </ul>
  )
}
