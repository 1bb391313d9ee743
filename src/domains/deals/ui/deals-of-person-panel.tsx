import type { Row } from '../../../web/api/answers.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { FieldValue } from '../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { RelatedSection } from '../../../web/record/related-section.tsx'
import { useWords } from '../../../web/words/words.ts'
import { dealPerson } from '../model/index.ts'
import styles from './deal-people-panel.module.css'

/** The deals in which a person plays a part. */
export default function DealsOfPersonPanel({ row }: { row: Row }) {
  const t = useWords()
  const fields = useFields(dealPerson)
  const { data } = useRows(dealPerson, { filter: { field: 'person', is: row.id }, limit: 20, with: 'deal' })
  const parts = data?.data ?? []
  if (parts.length === 0) return null
  return (
    <RelatedSection label={t('deals.deals')} count={parts.length}>
      {parts.map((each) => (
        <div key={each.id} className={styles.person}>
          <span className="grow cut m">
            <RecordLink id={each.deal} target={data?.linked?.[each.deal]} />
          </span>
          <span className="meta t2">
            <FieldValue field={fields.role!} value={each.role} />
          </span>
        </div>
      ))}
    </RelatedSection>
  )
}
