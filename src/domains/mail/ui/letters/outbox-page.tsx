import { useRows } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { EmptyState } from '../../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { letter } from '../../model/index.ts'
import styles from './letters.module.css'
import { OneLetter, type LetterRow } from './one-letter.tsx'

/** What waits, in the order in which somebody is needed. */
const groups = [
  { key: 'stuck', states: ['held', 'failed'] },
  { key: 'onTheirWay', states: ['due', 'sending'] },
  { key: 'drafts', states: ['draft'] },
] as const

/** Letters that have not left: drafts, those on their way, and those with which something is wrong. */
export default function OutboxPage() {
  const t = useWords()
  const filter = { field: 'state', in: groups.flatMap(({ states }) => states) }
  const { data, error, refetch } = useRows(letter, { filter, sort: '-createdAt', limit: 200 })
  const rows = data?.data as LetterRow[] | undefined
  return (
    <Page
      title={t('letters.outbox')}
      actions={
        <Button icon="pencil" onClick={() => goTo('/write')}>
          {t('letters.write')}
        </Button>
      }
    >
      <div className={styles.scroll}>
        <div className={styles.page}>
          {error ? (
            <Trouble error={error} onRetry={() => void refetch()} />
          ) : !rows ? (
            <SkeletonLines count={5} />
          ) : rows.length === 0 ? (
            <EmptyState icon="send" title={t('letters.none')}>
              <Button onClick={() => goTo('/write')}>{t('letters.write')}</Button>
            </EmptyState>
          ) : (
            groups.map(({ key, states }) => {
              const those = rows.filter(({ state }) => (states as readonly string[]).includes(state))
              return (
                those.length > 0 && (
                  <Part key={key} title={t(`letters.${key}`)}>
                    <Rows>
                      {those.map((row) => (
                        <OneLetter key={row.id} row={row} />
                      ))}
                    </Rows>
                  </Part>
                )
              )
            })
          )}
        </div>
      </div>
    </Page>
  )
}
