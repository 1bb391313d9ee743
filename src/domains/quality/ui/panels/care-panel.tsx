import { useQuery } from '@tanstack/react-query'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { definitionOf } from '../../../../web/app/registry.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Ring } from '../../../../web/kit/ring.tsx'
import { DetailRow } from '../../../../web/record/detail-row.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { completenessOf, missingIn } from '../../model/index.ts'
import { careQuery, unmetQuery } from '../care-query.ts'
import styles from '../care.module.css'

export const ahead = () => client.prefetchQuery(careQuery)

/** Which rules a record does not meet, how complete it is and what of it is missing, each filled with a press; nothing where all is well. */
export default function CarePanel({ row, linked, record }: { row: Row; linked: Linked; record: string }) {
  const t = useWords()
  const definition = definitionOf(record)
  const fields = useFields(definition)
  const may = useMayEdit(definition, row.id)
  const { data, isLoading } = useQuery(careQuery)
  const care = data?.data.find((each) => each.record === record)
  const unmet = useQuery({ ...unmetQuery(definition, row.id), enabled: care?.rules === true }).data?.data ?? []
  if (isLoading) return <Reading />
  const important = (care?.important ?? []).filter(({ field }) => fields[field]) // prettier-ignore
  const missing = missingIn(row, important)
  if (missing.length === 0 && unmet.length === 0) return null
  const share = completenessOf(row, important) / 100
  return (
    <section className={styles.panel}>
      {unmet.length > 0 && (
        <ul className={styles.unmet}>
          {unmet.map(({ rule, sentence }) => (
            <li key={rule}>
              <Icon name="alert-triangle" /> {sentence}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <h3>
          <Ring share={share} />
          {t('quality.complete', { share: formatNumber(share, { style: 'percent' }) })}
        </h3>
      )}
      <dl>
        {missing.map((name) => (
          <DetailRow
            key={name}
            definition={definition}
            name={name}
            field={fields[name]!}
            row={row}
            linked={linked}
            may={may}
          />
        ))}
      </dl>
    </section>
  )
}
