import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { OpenPage } from '../../../web/app/open-page.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { AskedValue } from '../model/index.ts'
import styles from './answer.module.css'

interface AskedField {
  name: string
  type: string
  label: string
  value: AskedValue
}
interface Asked {
  company: string
  fields: AskedField[]
}

/** What somebody is shown who was asked whether what we hold of them is right: no session, nothing but what they are asked. */
export default function AnswerPage() {
  const t = useWords()
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['ask', token],
    queryFn: ({ signal }) => request<{ data: Asked }>(`ask/open/${encodeURIComponent(token)}`, { signal }),
    retry: false,
    staleTime: Infinity,
  })
  const [thanks, setThanks] = useState(false)
  return (
    <OpenPage from={data?.data.company} title={t('quality.answer')} error={error} onRetry={() => void refetch()}>
      {thanks ? (
        <p role="status">{t('quality.thanks')}</p>
      ) : (
        data && <Form token={token} asked={data.data} onDone={() => setThanks(true)} />
      )}
    </OpenPage>
  )
}

function Form({ token, asked, onDone }: { token: string; asked: Asked; onDone: () => void }) {
  const t = useWords()
  const [said, setSaid] = useState(() => new Map(asked.fields.map(({ name, value }) => [name, value])))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      const values = Object.fromEntries([...said].map(([name, value]) => [name, Array.isArray(value) ? value.filter((each) => each.trim() !== '') : value])) // prettier-ignore
      await request(`ask/open/${encodeURIComponent(token)}`, { method: 'POST', body: { values } })
      onDone()
    } catch (fault) {
      setError(sentenceOf(fault))
    }
    setBusy(false)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <h1>{t('quality.answer')}</h1>
      <p className="t2">{t('quality.answerAbout', { company: asked.company })}</p>
      {asked.fields.map((field) => (
        <Value
          key={field.name}
          field={field}
          value={said.get(field.name) ?? null}
          onChange={(value) => setSaid(new Map(said).set(field.name, value))}
        />
      ))}
      {error && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
      <Button kind="primary" size={40} type="submit" busy={busy}>
        {t('quality.answerSend')}
      </Button>
    </form>
  )
}

const typeOf: Record<string, string> = { date: 'date', emails: 'email', phones: 'tel' }

/** One value; of several addresses or numbers each has a line, and there is one for another. */
function Value({
  field,
  value,
  onChange,
}: {
  field: AskedField
  value: AskedValue
  onChange: (value: AskedValue) => void
}) {
  // prettier-ignore
  const t = useWords()
  const type = typeOf[field.type] ?? 'text'
  if (!Array.isArray(value))
    return (
      <TextField
        label={field.label}
        size={40}
        type={type}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
    )
  const lines = [...value, ...(value.at(-1) === '' ? [] : [''])]
  return lines.map((line, index) => (
    <TextField
      key={index}
      label={index === 0 ? field.label : t('quality.another', { field: field.label })}
      size={40}
      type={type}
      value={line}
      onChange={(event) => onChange(lines.with(index, event.currentTarget.value))}
    />
  ))
}
