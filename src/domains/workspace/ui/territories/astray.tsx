import { useQuery } from '@tanstack/react-query'
import { client } from '../../../../web/api/client.ts'
import { request } from '../../../../web/api/request.ts'
import { keys } from '../../../../web/api/keys.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { followJob } from '../../../../web/jobs/jobs.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { movesQuery } from './moves-query.ts'
import { MovesShown } from './moves-shown.tsx'
import styles from './territories.module.css'

/** What lies elsewhere than the rules say, and moving it there: work that one can watch, stop and take back. */
export function Astray({ names }: { names: ReadonlyMap<string, string | null> }) {
  const t = useWords()
  const { data } = useQuery({ ...movesQuery(), staleTime: 0 })
  if (!data || data.data.total === 0) return null
  const move = async () => {
    const { data: job } = await request<{ data: { id: string } }>('territory-moves', { method: 'POST', body: {} })
    followJob(job.id)
    await client.invalidateQueries({ queryKey: keys.jobs })
  }
  return (
    <section className={styles.astray} aria-label={t('territories.astray')}>
      <div>
        <h3 className="m">{t('territories.astray')}</h3>
        <MovesShown moves={data.data} names={names} />
      </div>
      <Button kind="primary" onClick={() => void move().catch(toastRefusal)}>
        {t('territories.move')}
      </Button>
    </section>
  )
}
