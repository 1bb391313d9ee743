import { Suspense, useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { deal, dealPerson } from '../../model/index.ts'
import styles from './deal-people-panel.module.css'

const StakeholderMap = fetched(() => import('../stakeholders/stakeholder-map.tsx'))

/** The people of a deal and the part each plays. */
export default function DealPeoplePanel({ row }: { row: Row }) {
  const [adding, setAdding] = useState(false)
  const [drawn, setDrawn] = useState(false)
  const t = useWords()
  const fields = useFields(dealPerson)
  const { data } = useRows(dealPerson, { filter: { field: 'deal', is: row.id }, limit: 100, with: 'person' })
  const may = useMayEdit(deal, row.id)
  const people = data?.data ?? []
  if (!data) return <RelatedSection label={t('deals.people')} busy />
  if (people.length === 0 && !may) return null
  return (
    <RelatedSection
      label={t('deals.people')}
      count={people.length || null}
      action={
        <>
          {people.length > 0 && (
            <Button kind="quiet" icon="affiliate" label={t('deals.map.open')} onClick={() => setDrawn(true)} />
          )}
          {may && <Button kind="quiet" icon="plus" label={t('deals.addPerson')} onClick={() => setAdding(true)} />}
        </>
      }
    >
      {people.map((each) => {
        const person = data.linked?.[each.person]
        return (
          <div key={each.id} className={styles.person}>
            <Avatar name={person?.title ?? '?'} />
            <span className="grow cut">
              <RecordLink id={each.person} target={person} />
              {(each.role || each.stance) && (
                <span className={styles.part}>
                  {each.role && <FieldValue field={fields.role!} value={each.role} />}
                  {each.stance && <FieldValue field={fields.stance!} value={each.stance} />}
                </span>
              )}
            </span>
            {may && (
              <Button
                kind="quiet"
                size={24}
                icon="x"
                label={t('deals.removePerson', { name: person?.title })}
                onClick={() => void remove(dealPerson, each).catch(toastRefusal)}
              />
            )}
          </div>
        )
      })}
      {drawn && (
        <Suspense>
          <StakeholderMap row={row} onClose={() => setDrawn(false)} />
        </Suspense>
      )}
      {adding && (
        <QuickCreate
          definition={dealPerson}
          initial={{ deal: row.id }}
          ask={['person', 'role', 'stance']}
          onCreated={() => undefined}
          onClose={() => setAdding(false)}
        />
      )}
    </RelatedSection>
  )
}
