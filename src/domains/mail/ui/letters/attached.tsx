import { useRef, type ChangeEvent } from 'react'
import { formatSize } from '../../../../web/fields/format/size.ts'
import { UploadLines } from '../../../../web/files/upload-lines.tsx'
import type { useUploads } from '../../../../web/files/use-uploads.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { file } from '../../../activities/model/index.ts'
import styles from './letters.module.css'

interface Props {
  ids: readonly string[]
  uploads: ReturnType<typeof useUploads>
  onRemove: (id: string) => void
  error: string | undefined
}

/** What hangs on a letter, and what is on its way to. */
export function Attached({ ids, uploads: { uploads, again, giveUp }, onRemove, error }: Props) {
  const t = useWords()
  const asked = { filter: { or: ids.map((id) => ({ field: 'id', is: id })) }, limit: 100, fields: 'name,size' }
  const { data } = useRows(file, asked, ids.length > 0)
  const shown = ids.flatMap((id) => data?.data.find((each) => each.id === id) ?? [])
  return (
    <>
      {ids.length > 0 && (
        <ul className={styles.attached} aria-label={t('letters.attached')}>
          {shown.map(({ id, name, size }) => (
            <li key={id}>
              <Icon name="paperclip" />
              <bdi className="cut">{name}</bdi>
              <span className="meta t3">{size !== null && formatSize(size)}</span>
              <Button kind="quiet" size={24} icon="x" label={t('letters.detach', { name })} onClick={() => onRemove(id)} />
            </li>
          ))}
        </ul>
      )}
      <UploadLines uploads={uploads} onAgain={(upload) => void again(upload)} onLeave={giveUp} />
      {error && (
        <p role="alert" className={styles.fault}>
          {error}
        </p>
      )}
    </>
  )
} // prettier-ignore

/** Chooses files of this device. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useWords()
  const chooser = useRef<HTMLInputElement>(null)
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(currentTarget.files ?? [])])
    // The same one can be chosen again.
    currentTarget.value = ''
  }
  return (
    <>
      <input ref={chooser} type="file" multiple hidden onChange={take} data-attach />
      <Button kind="quiet" icon="paperclip" label={t('letters.attach')} onClick={() => chooser.current?.click()} />
    </>
  )
}
