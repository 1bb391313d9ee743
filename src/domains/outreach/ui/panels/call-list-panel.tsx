import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { ProgressBar } from '../../../../web/kit/progress-bar.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from '../calling/calling.module.css'
import { progressQuery } from '../calling/progress-query.ts'
import { Results } from '../calling/results.tsx'
import { callList } from '../../model/index.ts'

/** How far a call list is, what came of it, and the way to call from it. */
export default function CallListPanel({ row }: { row: Row }) {
  const t = useWords()
  const me = useMe()
  const { closed, deletedAt } = row as unknown as RowOf<typeof callList>
  const { data, isLoading } = useAnswer(progressQuery(row.id))
  if (isLoading || !data) return <Reading />
  const { people, done, leftOut, waiting, later } = data.data
  const mayCall = me.permissions[callList.name]?.edit !== 'none' && !closed && !deletedAt
  return (
    <section className={styles.panel}>
      <h3>{t('outreach.calling')}</h3>
      {people === 0 ? (
        <p className="t2">{t('outreach.howToAdd')}</p>
      ) : (
        <>
          <ProgressBar share={(done + leftOut) / people} label={t('outreach.progress')} />
          <p className="t2">
            {t('outreach.state', {
              people: formatNumber(people),
              waiting: formatNumber(waiting),
              later: formatNumber(later),
              done: formatNumber(done),
            })}
          </p>
          <Results progress={data.data} />
        </>
      )}
      {mayCall && people > 0 && (
        <Button kind="primary" icon="phone" onClick={() => goTo(`/calling/${row.id}`)}>
          {t('outreach.start')}
        </Button>
      )}
    </section>
  )
}
