import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { Trouble } from '../app/errors.tsx'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { binQuery, type Deleted } from './bin-query.ts'
import { changeBin } from './change-bin.ts'
import { DeletedRow } from './deleted-row.tsx'
import styles from './bin-page.module.css'

/** What was deleted of one kind: brought back one by one or together; by admins deleted for good. */
export function DeletedList({ definition }: { definition: RecordDefinition }) {
  const t = useWords()
  const { role } = useMe().user
  const mayErase = (role === 'owner' || role === 'admin') && !definition.setting
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    binQuery(definition),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const rows: Deleted[] = data?.pages.flatMap((page) => page.data) ?? []
  const theirs = rows.filter(({ mayRestore }) => mayRestore).map(({ id }) => id)
  const picked = theirs.filter((id) => chosen.has(id))
  const change = async (ids: readonly string[], deed: 'restore' | 'erase') => {
    setBusy(true)
    await changeBin(definition, ids, deed)
    setBusy(false)
    setAsking(false)
    setChosen(new Set())
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (isPending) return <SkeletonLines count={6} />
  if (rows.length === 0)
    return <EmptyState icon="trash" title={t('bin.empty', { records: named(definition.label.many) })} />
  return (
    <>
      {theirs.length > 0 && (
        <div className={styles.tools} role="toolbar" aria-label={t('list.selection')}>
          <Checkbox
            label={t('bin.chooseAll')}
            checked={picked.length === theirs.length}
            partly={picked.length > 0 && picked.length < theirs.length}
            onChange={() => setChosen(new Set(picked.length === theirs.length ? [] : theirs))}
          />
          <span className="grow t2" role="status">
            {picked.length > 0 ? t('bin.chosen', { count: picked.length }) : t('bin.chooseAll')}
          </span>
          {picked.length > 0 && (
            <>
              <Button icon="arrow-back-up" busy={busy} onClick={() => void change(picked, 'restore')}>
                {t('bin.restoreChosen')}
              </Button>
              {mayErase && (
                <Button kind="danger" icon="trash" onClick={() => setAsking(true)}>
                  {t('bin.erase')}
                </Button>
              )}
            </>
          )}
        </div>
      )}
      <ul className={styles.rows} aria-label={definition.label.many}>
        {rows.map((row) => (
          <DeletedRow
            key={row.id}
            definition={definition}
            row={row}
            chosen={row.mayRestore ? chosen.has(row.id) : undefined}
            onChoose={() => toggle(row.id)}
            onBack={() => void change([row.id], 'restore')}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('bin.older')}
        </Button>
      )}
      {asking && (
        <Dialog
          title={t('bin.eraseTitle', { count: picked.length })}
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button size={32} data-autofocus onClick={() => setAsking(false)}>
                {t('cancel')}
              </Button>
              <Button size={32} kind="danger" icon="trash" busy={busy} onClick={() => void change(picked, 'erase')}>
                {t('bin.erase')}
              </Button>
            </>
          }
        >
          <p>{t('bin.eraseAbout')}</p>
        </Dialog>
      )}
    </>
  )
}
