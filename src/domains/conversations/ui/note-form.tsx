import { useState, type KeyboardEvent } from 'react'
import { create } from '../../../web/api/create.ts'
import { refresh } from '../../../web/api/refresh.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { MentionArea } from '../../../web/fields/mention/mention-area.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import { note } from '../../activities/model/index.ts'
import { conversation } from '../model/index.ts'
import styles from './inbox.module.css'

/** Writes a note about a conversation, for those who share it; @ names a colleague. */
export function NoteForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (busy || text.trim() === '') return
    setBusy(true)
    try {
      await create(note, { text, about: [id] })
      await refresh(conversation.name, id)
      onDone()
    } catch (error) {
      setBusy(false)
      toastRefusal(error)
    }
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void save()
  }
  return (
    <section className={styles.noteForm} aria-label={t('conversations.note')}>
      <p className="meta">
        <Icon name="note" size={14} /> {t('conversations.internal')}
      </p>
      <MentionArea
        value={text}
        rows={3}
        autoFocus
        aria-label={t('conversations.note')}
        onChange={setText}
        onKeyDown={press}
      />
      <div className={styles.ways}>
        <Button kind="primary" size={32} keys="mod+enter" busy={busy} onClick={() => void save()}>
          {t('conversations.keepNote')}
        </Button>
        <Button size={32} kind="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  )
}
