import { useState, type ReactNode } from 'react'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { pathOf } from '../../../../web/api/path.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './setting-form.module.css'

interface Props {
  definition: RecordDefinition
  id: string
  title: string
  /** What it is called. */
  name: string
  /** What has to be typed, under the name by which the server asks for it. */
  typed: Readonly<Record<string, string>>
  onClose: () => void
  children: ReactNode
}

/** Something goes for good, with all that lies in it, only by its own name. */
export function DropByName({ definition, id, title, name, typed, onClose, children }: Props) {
  const t = useWords()
  const [[asked, wanted]] = Object.entries(typed) as [[string, string]]
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const drop = async () => {
    try {
      await request(`${pathOf(definition)}/${id}/drop`, { method: 'POST', body: { [asked]: text } })
      toast({ text: t('settings.fieldDropped', { name }) })
      void refresh(definition.name, id)
      onClose()
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  return (
    <AskDialog
      title={title}
      go={t('settings.fieldDropDo')}
      danger
      ready={text === wanted}
      onGo={() => void drop()}
      onClose={onClose}
    >
      <div className={styles.form}>
        {children}
        <TextField
          label={t('settings.fieldDropKey', { key: wanted })}
          value={text}
          error={trouble}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
    </AskDialog>
  )
}
