import { useState } from 'react'
import type { Field } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { FormField } from '../../../../web/form/form-field.tsx'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { CompanyMark } from '../../../../web/kit/avatar.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords } from '../../../../web/words/words.ts'
import { deal, dealCompetitor } from '../../model/index.ts'
import styles from './competitors-panel.module.css'

/** Whom a deal is up against, and how each stands in it. */
export default function CompetitorsPanel({ row }: { row: Row }) {
  const [adding, setAdding] = useState(false)
  const t = useWords()
  const { data } = useRows(dealCompetitor, { filter: { field: 'deal', is: row.id }, limit: 100, with: 'competitor' })
  const may = useMayEdit(deal, row.id)
  const named = data?.data ?? []
  if (!data) return <RelatedSection label={t('deals.competitors')} busy />
  if (named.length === 0 && !may) return null
  return (
    <RelatedSection
      label={t('deals.competitors')}
      count={named.length || null}
      action={
        may && <Button kind="quiet" icon="plus" label={t('deals.addCompetitor')} onClick={() => setAdding(true)} />
      }
    >
      {named.map((each) => (
        <Named
          key={each.id}
          {...{ each, may, target: data.linked?.[each.competitor] }}
          hasWon={row.lostTo === each.competitor}
        />
      ))}
      {adding && (
        <QuickCreate
          definition={dealCompetitor}
          initial={{ deal: row.id }}
          ask={['competitor', 'status', 'note']}
          onCreated={() => undefined}
          onClose={() => setAdding(false)}
        />
      )}
    </RelatedSection>
  )
}

interface NamedProps {
  each: RowOf<typeof dealCompetitor>
  target: Linked[string] | undefined
  may: boolean
  /** The deal was lost to them. */
  hasWon: boolean
}

function Named({ each, target, may, hasWon }: NamedProps) {
  const t = useWords()
  const { status } = useFields(dealCompetitor)
  const [editing, setEditing] = useState(false)
  const name = target?.title ?? '?'
  const told = [hasWon && t('deals.wonByThem'), each.note].filter(Boolean).join(' · ')
  return (
    <div className={styles.named}>
      <div className={styles.line}>
        <CompanyMark name={name} />
        <span className="grow cut">
          <RecordLink id={each.competitor} target={target} />
          {told && <small>{told}</small>}
        </span>
        {each.status && <FieldValue field={status!} value={each.status} />}
        {may && (
          <>
            <Button
              kind="quiet"
              size={24}
              icon="pencil"
              label={t('deals.editCompetitor', { name })}
              aria-expanded={editing}
              onClick={() => setEditing(!editing)}
            />
            <Button
              kind="quiet"
              size={24}
              icon="x"
              label={t('deals.removeCompetitor', { name })}
              onClick={() => void remove(dealCompetitor, each).catch(toastRefusal)}
            />
          </>
        )}
      </div>
      {editing && <Standing each={each} />}
    </div>
  )
}

/** How a competitor stands, changed where it is shown. */
function Standing({ each }: Pick<NamedProps, 'each'>) {
  const fields: Record<string, Field> = useFields(dealCompetitor)
  const update = useUpdate(dealCompetitor)
  return (
    <div className={styles.standing}>
      {(['status', 'note'] as const).map((name) => (
        <FormField
          key={name}
          inline
          field={fields[name]!}
          value={each[name]}
          linked={{}}
          onChange={(value) => void update(each, { [name]: value } as never)}
        />
      ))}
    </div>
  )
}
