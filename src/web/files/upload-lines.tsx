import { formatSize } from '../fields/format/size.ts'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './upload-lines.module.css'
import type { Upload } from './use-uploads.ts'

interface Props {
  uploads: readonly Upload[]
  onAgain: (upload: Upload) => void
  onLeave: (upload: Upload) => void
}

/** Files on their way: how much has gone; one that did not go says why, and can be sent again or left. */
export function UploadLines({ uploads, onAgain, onLeave }: Props) {
  const t = useWords()
  if (uploads.length === 0) return null
  return (
    <ul className={styles.lines}>
      {uploads.map((upload) => {
        const { key, file, share, trouble, tells } = upload
        return (
          <li key={key} className={styles.line}>
            <span className={styles.name}>
              <bdi className="cut">{file.name}</bdi>
              <span className="t2">{formatSize(file.size)}</span>
            </span>
            {trouble ? (
              <>
                <p role="alert" className="bad">
                  {trouble}
                </p>
                <span className={styles.ways}>
                  <Button size={32} icon={tells ? 'upload' : 'refresh'} onClick={() => onAgain(upload)}>
                    {t(tells ? 'file.asItIs' : 'retry')}
                  </Button>
                  <Button size={32} kind="quiet" onClick={() => onLeave(upload)}>
                    {t('file.leave')}
                  </Button>
                </span>
              </>
            ) : (
              <progress
                className={styles.gone}
                value={share}
                max={1}
                aria-label={t('file.sending', { name: file.name })}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
