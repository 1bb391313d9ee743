import { useState } from 'react'
import { definitionOf, definitions } from '../../../web/app/registry.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { FileButton } from '../../../web/kit/file-button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { join } from '../../../web/kit/join.ts'
import { formatAgo, formatNumber } from '../../../web/words/format.ts'
import { isImportable } from '../model/reading.ts'
import styles from './import.module.css'
import { useImports, useUpload } from './use-import.ts'
import { useImportWords } from './words.ts'

const usual = ['person', 'company', 'deal', 'product', 'user']
const places = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length)

/** Which records, and the file: chosen, dropped or pasted. */
export function UploadStep({ as, onOpen }: { as: string | undefined; onOpen: (id: string) => void }) {
  const t = useImportWords()
  const me = useMe()
  const upload = useUpload()
  const [over, setOver] = useState(false)
  const [text, setText] = useState('')
  const records = definitions()
    .filter((each) => isImportable(each) && me.permissions[each.name]?.create)
    .sort((one, other) => places(one.name) - places(other.name))
  const [record, setRecord] = useState(as && records.some(({ name }) => name === as) ? as : records[0]?.name)
  if (!record) return <EmptyState icon="database-import" title={t('upload.nothing')} />
  const send = (file: File | undefined) => {
    if (!file || upload.isPending) return
    const isMail = file.name.endsWith('.mbox') && records.some(({ name }) => name === 'email')
    upload.mutate({ record: isMail ? 'email' : record, file }, { onSuccess: ({ id }) => onOpen(id) })
  }
  return (
    <div className={styles.upload}>
      <fieldset>
        <legend className="m">{t('upload.what')}</legend>
        <div className={styles.kinds}>
          {records.map((each) => (
            <label key={each.name} className={join(styles.kind, each.name === record && styles.chosen)}>
              <input type="radio" name="record" checked={each.name === record} onChange={() => setRecord(each.name)} />
              <Icon name={each.icon} />
              {each.label.many}
            </label>
          ))}
        </div>
      </fieldset>
      <div
        className={join(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          send(event.dataTransfer.files[0])
        }}
      >
        <Icon name="upload" size={20} />
        <p>{upload.isPending ? t('upload.again') : t('upload.drop')}</p>
        <FileButton
          kind="primary"
          size={32}
          accept=".csv,.tsv,.txt,.xlsx,.vcf,.json,.jsonl,.ndjson,.mbox,text/csv,text/vcard,application/json,application/mbox"
          busy={upload.isPending}
          onFile={send}
        >
          {t('upload.file')}
        </FileButton>
      </div>
      <label className={styles.paste}>
        <span className="t2">{t('upload.paste')}</span>
        <textarea rows={4} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {text.trim() !== '' && (
        <Button
          size={32}
          busy={upload.isPending}
          onClick={() => send(new File([text], 'pasted.csv', { type: 'text/csv' }))}
        >
          {t('upload.pasted')}
        </Button>
      )}
      <Recent onOpen={onOpen} />
    </div>
  )
}

function Recent({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useImportWords()
  const { data: runs = [] } = useImports()
  if (runs.length === 0) return null
  return (
    <section>
      <h3>{t('upload.recent')}</h3>
      <ul className={styles.recent}>
        {runs.slice(0, 8).map((run) => (
          <li key={run.id}>
            <button type="button" onClick={() => onOpen(run.id)}>
              <Icon name={definitionOf(run.record).icon} />
              <span className="cut grow m">{run.fileName}</span>
              <span className="meta t3">
                {formatNumber(run.rows)} · {t(`state.${run.state}`)} · {formatAgo(run.createdAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
