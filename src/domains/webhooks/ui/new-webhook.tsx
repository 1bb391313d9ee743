import { useState } from 'react'
import { client } from '../../../web/api/client.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { allQuery } from '../../../web/api/use-rows.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import settings from '../../../web/settings/settings.module.css'
import { useWords } from '../../../web/words/words.ts'
import { webhook } from '../model/index.ts'
import styles from './webhooks.module.css'

interface Made {
  data: { id: string }
  secret: string
}

/** A new webhook: what it is called and where it leads; the rest is said once it is there. */
export function NewWebhook({ onMade }: { onMade: (id: string, secret: string) => void }) {
  const t = useWords()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const make = async () => {
    try {
      const body = { name: name.trim(), url: url.trim() }
      const { data, secret } = await request<Made>('webhooks', { method: 'POST', body })
      await client.invalidateQueries({ queryKey: allQuery(webhook).queryKey })
      onMade(data.id, secret)
    } catch (refusal) {
      setTrouble(sentenceOf(refusal))
    }
  }
  return (
    <form
      className={`${settings.inline} ${settings.adding}`}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <TextField
        label={webhook.fields.name.label}
        value={name}
        maxLength={120}
        placeholder={t('webhooks.example')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        className={styles.address}
        label={webhook.fields.url.label}
        value={url}
        type="url"
        maxLength={2000}
        placeholder="https://example.com/farley"
        error={trouble}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Button size={32} type="submit" icon="plus" disabled={name.trim() === '' || url.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  )
}
