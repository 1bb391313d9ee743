import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMe } from '../api/use-me.ts'
import { definitions } from '../app/registry.ts'
import { Icon } from '../kit/icon.tsx'
import { Page } from '../shell/page.tsx'
import { useWords } from '../words/words.ts'
import styles from './bin-page.module.css'
import { DeletedList } from './deleted-list.tsx'

/** `/bin`: what was deleted, kind by kind, the latest first, and the way back. */
export function BinPage() {
  const t = useWords()
  const me = useMe()
  const navigate = useNavigate()
  const { of } = useSearch({ strict: false }) as { of?: string }
  const kinds = definitions().filter(({ name, hidden }) => !hidden && me.permissions[name]?.see !== 'none')
  const current = kinds.find(({ name }) => name === of) ?? kinds[0]
  return (
    <Page title={t('bin.title')}>
      <div className={styles.page}>
        <p className={styles.about}>{t('bin.about')}</p>
        <nav className={styles.kinds} aria-label={t('bin.kinds')}>
          {kinds.map((definition) => (
            <button
              key={definition.name}
              type="button"
              className={styles.kind}
              aria-pressed={definition === current}
              onClick={() => void navigate({ to: '/bin', search: { of: definition.name } as never, replace: true })}
            >
              <Icon name={definition.icon} />
              {definition.label.many}
            </button>
          ))}
        </nav>
        {current && <DeletedList key={current.name} definition={current} />}
      </div>
    </Page>
  )
}
