import { useState } from 'react'
import { sentenceOf } from '../api/request.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import styles from './settings.module.css'

interface Props {
  label: string
  /** Longest name, in characters. */
  max: number
  /** Makes one; what it refuses is said beside the name, which stays. */
  add: (name: string) => Promise<unknown>
}

/** A line that adds to a settings page what needs a name only. */
export function AddByName({ label, max, add }: Props) {
  const t = useWords()
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const submit = async () => {
    try {
      await add(name.trim())
      setName('')
      setTrouble(undefined)
    } catch (refusal) {
      setTrouble(sentenceOf(refusal))
    }
  }
  return (
    <form
      className={`${styles.inline} ${styles.adding}`}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={label}
        value={name}
        maxLength={max}
        error={trouble}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size={32} type="submit" icon="plus" disabled={name.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  )
}
