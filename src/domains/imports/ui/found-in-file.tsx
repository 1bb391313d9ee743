import type { ReactNode } from 'react'
import { dateOrders, delimiters, encodings, type ImportChanges } from '../model/reading.ts'
import styles from './import.module.css'
import type { Import } from './use-import.ts'
import { useImportWords } from './words.ts'

interface Props {
  run: Import
  busy: boolean
  onDecide: (changes: ImportChanges) => void
}

/** How the file was understood; each can be put right. */
export function FoundInFile({ run, busy, onDecide }: Props) {
  const t = useImportWords()
  const { format, options, columns } = run
  const isMapped = (index: number) => options.mapping.some(({ column }) => column === index)
  const dated = columns.filter(({ index, dates }) => isMapped(index) && dates?.shape)
  const counted = columns.filter(({ index, numbers }) => isMapped(index) && numbers && !numbers.plain)
  const isTable = format.kind === 'text' || format.kind === 'workbook'
  if (format.kind === 'mail') return null
  return (
    <>
      <h3>{t('map.found')}</h3>
      <div className={styles.found}>
        {dated.map(({ index, name, order }) => (
          <Choice
            key={`d${index}`}
            label={name}
            value={options.dates[index] ?? order ?? ''}
            busy={busy}
            onChange={(next) => onDecide({ dates: { ...options.dates, [index]: next as never } })}
          >
            {(options.dates[index] ?? order) == null && <option value="">{t('order.ask')}</option>}
            {dateOrders.map((each) => (
              <option key={each} value={each}>
                {t(`order.${each}`)}
              </option>
            ))}
          </Choice>
        ))}
        {counted.map(({ index, name, decimal }) => (
          <Choice
            key={`n${index}`}
            label={name}
            value={options.decimals[index] ?? decimal ?? ''}
            busy={busy}
            onChange={(next) => onDecide({ decimals: { ...options.decimals, [index]: next as never } })}
          >
            {(options.decimals[index] ?? decimal) == null && <option value="">{t('decimal.ask')}</option>}
            <option value=".">1,234.50</option>
            <option value=",">1.234,50</option>
          </Choice>
        ))}
        {format.kind !== 'workbook' && (
          <Choice
            label={t('map.text')}
            value={format.encoding}
            busy={busy}
            onChange={(encoding) => onDecide({ format: { encoding: encoding as never } })}
          >
            {encodings.map((each) => (
              <option key={each} value={each}>
                {each.toUpperCase()}
              </option>
            ))}
          </Choice>
        )}
        {format.kind === 'text' && (
          <Choice
            label={t('map.delimiter')}
            value={format.delimiter}
            busy={busy}
            onChange={(delimiter) => onDecide({ format: { delimiter: delimiter as never } })}
          >
            {delimiters.map((each) => (
              <option key={each} value={each}>
                {
                  {
                    ',': t('delimiters.,'),
                    ';': t('delimiters.;'),
                    '\t': t('delimiters.\t'),
                    '|': t('delimiters.|'),
                    ':': 'a:b',
                  }[each]
                }
              </option>
            ))}
          </Choice>
        )}
        {run.sheets.length > 1 && (
          <Choice
            label={t('map.sheet')}
            value={format.sheet ?? run.sheets[0]!}
            busy={busy}
            onChange={(sheet) => onDecide({ format: { sheet } })}
          >
            {run.sheets.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </Choice>
        )}
        {isTable && (
          <Choice
            label={t('map.header')}
            value={format.named ? 'first' : 'none'}
            busy={busy}
            onChange={(next) => onDecide({ format: { named: next === 'first' } })}
          >
            <option value="first">{t('map.headerFirst')}</option>
            <option value="none">{t('map.headerNone')}</option>
          </Choice>
        )}
        {options.nameTemplate !== null && (
          <label>
            <span>{t('map.template')}</span>
            <input
              defaultValue={options.nameTemplate}
              disabled={busy}
              onBlur={({ target }) => target.value !== options.nameTemplate && onDecide({ nameTemplate: target.value })}
            />
          </label>
        )}
      </div>
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  busy: boolean
  onChange: (value: string) => void
  children: ReactNode
}

function Choice({ label, value, busy, onChange, children }: ChoiceProps) {
  return (
    <label>
      <span className="cut">{label}</span>
      <select value={value} disabled={busy} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  )
}
