import { useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords } from '../../../../web/words/words.ts'
import { deal, dealPerson } from '../../model/index.ts'
import { Drawing } from './drawing.tsx'
import { PersonLine } from './person-line.tsx'
import type { Stakeholder } from './stakeholder.ts'
import styles from './stakeholders.module.css'

/** Who decides about a deal: drawn by who reports to whom, and told as a list that says and changes the same. */
export default function StakeholderMap({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useWords()
  return (
    <Dialog title={t('deals.map.title')} onClose={onClose} width={1120}>
      <Map of={row.id} />
    </Dialog>
  )
}

function Map({ of }: { of: string }) {
  const t = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const may = useMayEdit(deal, of)
  const update = useUpdate(dealPerson)
  const { people, error, again } = usePeople(of)
  if (error && !people) return <Trouble error={error} onRetry={again} />
  if (!people) return <SkeletonLines count={4} />
  const save = ({ row }: Stakeholder, patch: object) => void update(row, patch as never)
  const report = (id: string, to: string) => {
    const who = people.find((each) => each.row.id === id)
    if (may && who) save(who, { reportsTo: to })
  }
  return (
    <>
      <Drawing people={people} chosen={chosen} onChoose={choose} onReport={report} />
      <p className={`meta t2 ${styles.legend}`}>{t('deals.map.legend')}</p>
      <ul className={styles.list} aria-label={t('deals.people')}>
        {people.map((each) => (
          <PersonLine
            key={each.row.id}
            {...{ each, people, may }}
            open={chosen === each.row.id}
            onOpen={(open) => choose(open ? each.row.id : null)}
            onSave={(patch) => save(each, patch)}
          />
        ))}
      </ul>
    </>
  )
}

/** The people of a deal with the names that are shown of them; of whom one may not see, only that somebody is there. */
function usePeople(of: string) {
  const t = useWords()
  const { role, stance } = useFields(dealPerson)
  const filter = { field: 'deal', is: of }
  const { data, error, refetch } = useRows(dealPerson, { filter, sort: 'createdAt', limit: 200, with: 'person' })
  const labelOf = (field: typeof role, key: string | null) => field?.options?.find((each) => each.key === key)?.label ?? null // prettier-ignore
  const people = data?.data.map((row): Stakeholder => ({
    row,
    name: data.linked?.[row.person]?.title ?? t('deals.map.unseen'),
    role: labelOf(role, row.role),
    stance: labelOf(stance, row.stance),
  }))
  return { people, error, again: () => void refetch() }
}
