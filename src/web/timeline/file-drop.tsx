import { useRef, useState, type DragEvent } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refresh } from '../api/refresh.ts'
import { request, sentenceOf } from '../api/request.ts'
import { formatSize } from '../fields/format/size.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './composer.module.css'

interface Upload {
  file: File
  trouble: string | null
}

/** Files from this device, dropped or chosen; one that fails says why and can be tried again. */
export function FileDrop({
  about,
  definition,
  onDone,
}: {
  about: string
  definition: RecordDefinition
  onDone: () => void
}) {
  const t = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [over, setOver] = useState(false)
  const send = async (files: readonly File[]) => {
    setUploads(files.map((file) => ({ file, trouble: null })))
    const failed: Upload[] = []
    for (const file of files) {
      const body = new FormData()
      body.append('about', JSON.stringify([about]))
      body.append('file', file)
      try {
        await request('files/upload', { method: 'POST', body })
      } catch (error) {
        failed.push({ file, trouble: sentenceOf(error) })
      }
    }
    void refresh(definition.name)
    setUploads(failed)
    if (failed.length === 0) onDone()
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send([...event.dataTransfer.files])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => void send([...(event.currentTarget.files ?? [])])}
      />
      <Icon name="paperclip" />
      <span>{t('composer.dropFiles')}</span>
      <Button data-first onClick={() => input.current?.click()}>
        {t('composer.chooseFiles')}
      </Button>
      {uploads.map(({ file, trouble }) => (
        <p key={file.name} className={trouble ? 'bad' : 't2'} role={trouble ? 'alert' : 'status'}>
          {file.name}, {formatSize(file.size)}
          {trouble ? `: ${trouble}` : '…'}
          {trouble && (
            <Button kind="quiet" size={24} onClick={() => void send([file])}>
              {t('retry')}
            </Button>
          )}
        </p>
      ))}
    </div>
  )
}
