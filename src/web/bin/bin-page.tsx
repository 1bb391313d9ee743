import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { restore } from '../api/create.ts'
import { pageOf } from '../api/path.ts'
import { sentenceOf } from '../api/request.ts'
import { useMe } from '../api/use-me.ts'
import { useRows } from '../api/use-rows.ts'
import { Trouble } from '../app/errors.tsx'
import { definitions } from '../app/registry.ts'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Icon } from '../kit/icon.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { toast } from '../kit/toast.tsx'
import { titleOf } from '../record/title.ts'
import { Page } from '../shell/page.tsx'
import { formatAgo } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './bin-page.module.css'

const most = 200

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
        {current && <Deleted key={current.name} definition={current} />}
      </div>
    </Page>
  )
}

function Deleted({ definition }: { definition: RecordDefinition }) {
  const t = useWords()
  const { data, error, isPending, refetch } = useRows(definition, { bin: true, sort: '-deletedAt', limit: most })
  const rows = (data?.data ?? []) as Row[]
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (isPending) return <SkeletonLines count={6} />
  if (rows.length === 0)
    return <EmptyState icon="trash" title={t('bin.empty', { records: named(definition.label.many) })} />
  return (
    <>
      <ul className={styles.rows} aria-label={definition.label.many}>
        {rows.map((row) => (
          <Line key={row.id} definition={definition} row={row} onBack={() => void refetch()} />
        ))}
      </ul>
      {data?.page.more && <p className="t2">{t('bin.more', { count: most })}</p>}
    </>
  )
}

function Line({ definition, row, onBack }: { definition: RecordDefinition; row: Row; onBack: () => void }) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const title = titleOf(definition, row)
  const page = pageOf(definition, row.id)
  const back = async () => {
    setBusy(true)
    try {
      await restore(definition, row.id)
      toast({ text: t('bin.restored', { title }) })
      onBack()
    } catch (error) {
      toast({ tone: 'danger', text: sentenceOf(error) })
      setBusy(false)
    }
  }
  return (
    <li className={styles.row}>
      <a className="cut grow" href={page} onClick={(event) => followHere(event, page)}>
        {title}
      </a>
      {row.deletedAt && (
        <time className="meta t2" dateTime={row.deletedAt}>
          {formatAgo(row.deletedAt)}
        </time>
      )}
      <Button icon="arrow-back-up" busy={busy} onClick={() => void back()}>
        {t('record.restore')}
        <span className="aloud"> {title}</span>
      </Button>
    </li>
  )
}
