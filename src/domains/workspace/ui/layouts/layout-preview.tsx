import type { Field } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { createUiOf } from '../../../../web/app/registry.ts'
import { quickFields } from '../../../../web/form/quick-fields.ts'
import { DetailRow } from '../../../../web/record/detail-row.tsx'
import { DetailSection, useHeading } from '../../../../web/record/detail-section.tsx'
import { Fact, FactValue } from '../../../../web/record/fact.tsx'
import { factsOf } from '../../../../web/record/facts-of.ts'
import { statusOf } from '../../../../web/record/status-fact.tsx'
import { titleOf } from '../../../../web/record/title.ts'
import { named } from '../../../../web/words/language.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Draft } from './layout-draft.ts'
import styles from './layouts.module.css'

interface Props {
  record: RecordDefinition
  fields: Readonly<Record<string, Field>>
  draft: Draft
}

/** A page as it will be, with the values of a record of the company's, and what the form will ask. */
export function LayoutPreview({ record, fields, draft }: Props) {
  const t = useWords()
  const headingOf = useHeading()
  const { demanded } = useMe()
  const answer = useRows(record, { limit: 1, with: '*' }).data
  const row = (answer?.data[0] ?? blank) as Row
  const linked = answer?.linked ?? {}
  const status = statusOf({ definition: record, fields })
  const facts = (draft.head ?? factsOf(record, fields).slice(0, 5)).filter((name) => name !== status)
  const also = createUiOf(record.name)?.also ?? {}
  const asked = quickFields(record, fields, [], Object.keys(also), { asks: draft.asks, demanded: demanded[record.name] ?? [] }) // prettier-ignore
  return (
    <aside className={styles.preview} aria-label={t('layouts.preview')} inert>
      <h3 className="t2">{t('layouts.preview')}</h3>
      <div className={styles.sheet}>
        <strong>{answer?.data[0] ? titleOf(record, row) : named(record.label.one)}</strong>
        <div className={styles.facts}>
          {[...(status ? [status] : []), ...facts].map((name) => (
            <Fact key={name} label={fields[name]!.label}>
              <FactValue field={fields[name]!} value={row[name]} linked={linked} />
            </Fact>
          ))}
        </div>
        <div className={styles.details}>
          {draft.groups.map((group, index) => (
            <DetailSection key={`${group.key}${index}`} heading={headingOf(group)} columns={group.columns}>
              {group.names.map((name) => (
                <DetailRow
                  key={name}
                  definition={record}
                  name={name}
                  field={fields[name]!}
                  row={row}
                  linked={linked}
                  may={false}
                />
              ))}
            </DetailSection>
          ))}
        </div>
      </div>
      <div className={styles.sheet}>
        <strong>{t('form.new', { record: named(record.label.one) })}</strong>
        {asked.map((name) => (
          <span key={name} className={styles.box}>
            {{ ...fields, ...also }[name]!.label}
            <i />
          </span>
        ))}
      </div>
    </aside>
  )
}

const blank = { id: '', version: 0 } as unknown as Row
