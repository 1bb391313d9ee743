import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { BackupsState } from '../model/index.ts'
import { sayKeysAreKept } from './backups.ts'
import styles from './backups.module.css'

/** The keys without which nothing comes back, and whether somebody has put them elsewhere. */
export function KeysRow({ keys: { files, kept } }: { keys: NonNullable<BackupsState['keys']> }) {
  const t = useWords()
  return (
    <div className={styles.keys}>
      <div className="row">
        <span className="m grow">{t('backups.keys')}</span>
        {kept ? (
          <Chip tone="success" icon="check">
            {t('backups.keysDo')}
          </Chip>
        ) : (
          <Button icon="key" onClick={() => void sayKeysAreKept(t('backups.keysSaid'))}>
            {t('backups.keysDo')}
          </Button>
        )}
      </div>
      <p className="t2">
        {kept
          ? t('backups.keysKept', { who: isolated(kept.by), when: formatMoment(kept.at) })
          : t('backups.keysMissing')}
      </p>
      <ul className="meta t2">
        {files.map((file) => (
          <li key={file}>
            <bdi>{file}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
