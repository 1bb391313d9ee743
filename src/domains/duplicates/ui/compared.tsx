import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Linked, Row } from '../../../web/api/answers.ts'
import { pageOf } from '../../../web/api/path.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { useRecord } from '../../../web/api/use-record.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { followHere } from '../../../web/fields/record-link.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { differences, type Pair } from '../../../web/merge/compare.ts'
import { ValueText } from '../../../web/merge/value-text.tsx'
import { titleOf } from '../../../web/record/title.ts'
import { useWords } from '../../../web/words/words.ts'
import styles from './duplicates.module.css'

/** Two records side by side: each field in which they differ, and how many there are in which they do not. */
export function Compared({ definition, one, other }: { definition: RecordDefinition; one: string; other: string }) {
  const [first, second] = [useRecord(definition, one), useRecord(definition, other)]
  const failed = [first, second].find(({ error, data }) => error && !data)
  if (failed) return <Trouble error={failed.error} onRetry={() => void failed.refetch()} />
  if (!first.data || !second.data) return <SkeletonLines count={4} />
  const rows = { one: first.data.data as Row, two: second.data.data as Row }
  return <Table definition={definition} rows={rows} linked={{ ...first.data.linked, ...second.data.linked }} />
}

function Table({ definition, rows, linked }: { definition: RecordDefinition; rows: Pair<Row>; linked: Linked }) {
  const t = useWords()
  const fields = useFields(definition)
  const { names, same } = differences(fields, rows)
  const sides = ['one', 'two'] as const
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="aloud">{t('duplicates.field')}</span>
            </th>
            {sides.map((side) => {
              const page = pageOf(definition, rows[side].id)
              return (
                <th key={side} scope="col">
                  <a href={page} onClick={(event) => followHere(event, page)}>
                    {titleOf(definition, rows[side])}
                  </a>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{fields[name]!.label}</th>
              {sides.map((side) => (
                <td key={side}>
                  <ValueText field={fields[name]!} value={rows[side][name]} linked={linked} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta t2">
        {names.length === 0 ? t('duplicates.nothingDiffers') : same > 0 && t('merge.same', { count: same })}
      </p>
    </>
  )
}
