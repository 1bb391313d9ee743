import { useState } from 'react'
import { sentenceOf } from '../api/request.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { Part } from './part.tsx'
import settings from './settings.module.css'

interface TriedField {
  name: string
  label: string
  help?: string
  max: number
  numeric?: boolean
}

interface Props {
  title: string
  about: string
  fields: readonly TriedField[]
  /** What stands there first. */
  values: Readonly<Record<string, string>>
  password: { label: string; help: string; /** There is one already, which holds where none is said. */ isKnown?: boolean }
  submit: string
  /** Tries it, and keeps it; what it throws is said. */
  send: (values: Readonly<Record<string, string>>, password: string) => Promise<void>
} // prettier-ignore

/** How something elsewhere is reached: tried before it is kept, and what is wrong with it said. */
export function TriedForm({ title, about, fields, values, password, submit, send }: Props) {
  const [said, setSaid] = useState(values)
  const [word, setWord] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const isReady = (word || password.isKnown) && fields.every(({ name, numeric }) => (numeric ? Number(said[name]) > 0 : said[name]?.trim())) // prettier-ignore
  const keep = async () => {
    setBusy(true)
    setTrouble(undefined)
    const trimmed = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value.trim()]))
    await send(trimmed, word).catch((refusal: unknown) => setTrouble(sentenceOf(refusal)))
    setBusy(false)
  }
  return (
    <Part title={title} about={about}>
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        {fields.map(({ name, label, help, max, numeric }) => (
          <TextField
            key={name}
            label={label}
            {...(help && { help })}
            {...(numeric && { inputMode: 'numeric' })}
            value={said[name] ?? ''}
            autoComplete="off"
            maxLength={max}
            onChange={(event) => setSaid({ ...said, [name]: event.currentTarget.value })}
          />
        ))}
        <TextField
          label={password.label}
          help={password.help}
          type="password"
          autoComplete="off"
          value={word}
          maxLength={1000}
          error={trouble}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
        <div>
          <Button kind="primary" type="submit" busy={busy} disabled={!isReady}>
            {submit}
          </Button>
        </div>
      </form>
    </Part>
  )
}
