import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Field } from '../../../../kernel/field.ts'
import { ownName } from '../../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { Draft } from './field-draft.ts'
import { FormulaEditor } from './formula-editor.tsx'
import styles from './formula.module.css'

interface Example {
  id: string
  title: string | null
  value: unknown
}
interface Props {
  record: RecordDefinition
  draft: Draft
  /** Whether the field is there already. */
  made: boolean
  error: string | undefined
  onChange: (formula: string) => void
}

const restMs = 300

/** The formula of a field, and what it yields for the newest records or what is wrong with it, as soon as one stops typing. */
export function FormulaPart({ record, draft, made, error, onChange }: Props) {
  const t = useWords()
  const { formula, type, key } = draft
  const [rested] = useDebouncedValue(formula.trim(), restMs)
  const preview = useQuery({
    queryKey: ['formulaPreview', record.name, type, made ? key : '', rested],
    enabled: rested !== '',
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<{ data: Example[] }>('custom-fields/preview', {
        method: 'POST',
        body: { of: record.name, type, formula: rested, ...(made && { key }) },
        signal,
      }),
  })
  // While one is typing, nothing is wrong yet.
  const wrong = preview.error && rested === formula.trim() ? faultIn(preview.error) : undefined
  const examples = preview.error || rested === '' ? [] : (preview.data?.data ?? [])
  return (
    <>
      <FormulaEditor record={record} self={made ? ownName(key) : ''} value={formula} error={error ?? wrong} onChange={onChange} />
      {examples.length > 0 && (
        <dl className={styles.examples} aria-label={t('settings.formulaExamples')}>
          {examples.map(({ id, title, value }) => (
            <div key={id}>
              <dt className="cut">{title}</dt>
              <dd className="num cut">
                {value === null ? <span className="t3">{t('settings.formulaEmpty')}</span> : <FieldValue field={{ type } as Field} value={value} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  ) // prettier-ignore
}

const faultIn = (error: Error): string =>
  (error instanceof Refusal ? error.fields[0]?.message : undefined) ?? sentenceOf(error)
