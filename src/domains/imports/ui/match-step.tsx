import type { ReactNode } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import styles from './import.module.css'
import { Foot } from './steps.tsx'
import { useDecide, type Import } from './use-import.ts'
import { useImportWords } from './words.ts'

const comparable = new Set(['text', 'emails', 'phones', 'url'])

/** How rows are recognised as records that are there, and what then becomes of them. */
export function MatchStep({ run, onNext, onBack }: { run: Import; onNext: () => void; onBack: () => void }) {
  const t = useImportWords()
  const decide = useDecide(run.id)
  const { options, targets } = run
  const busy = decide.isPending || run.state === 'planning'
  const mapped = new Set(options.mapping.map(({ target }) => target))
  const keys = targets.filter(
    ({ key, type }) =>
      mapped.has(key) && !/[:.]/.test(key) && (key === '@id' || (!key.startsWith('@') && comparable.has(type))),
  )
  const named = targets.filter(
    ({ key, to, type }) =>
      mapped.has(key) && (to !== null || ((type === 'choice' || type === 'choices') && key in options.missing)),
  )
  const toggle = (key: string, on: boolean) =>
    decide.mutate({
      match: on
        ? keys.map((each) => each.key).filter((each) => each === key || options.match.includes(each))
        : options.match.filter((each) => each !== key),
    })
  return (
    <>
      <div className={styles.column}>
        <fieldset className={styles.choices}>
          <legend className="m">{t('match.keys')}</legend>
          {keys.map(({ key, label }) => (
            <label key={key}>
              <input
                type="checkbox"
                disabled={busy}
                checked={options.match.includes(key)}
                onChange={(event) => toggle(key, event.target.checked)}
              />
              {label}
            </label>
          ))}
          {options.match.length === 0 && <p className="t3">{t('match.none')}</p>}
        </fieldset>
        <Radios
          label={t('match.update')}
          busy={busy}
          value={options.update}
          options={{ empty: t('match.empty'), overwrite: t('match.overwrite'), never: t('match.never') }}
          onChange={(update) => decide.mutate({ update })}
        />
        <Radios
          label={t('match.duplicates')}
          busy={busy}
          value={options.duplicates}
          options={{ report: t('match.report'), create: t('match.create') }}
          onChange={(duplicates) => decide.mutate({ duplicates })}
        />
        {named.length > 0 && (
          <fieldset className={styles.choices}>
            <legend className="m">{t('match.missing')}</legend>
            {named.map(({ key, label }) => (
              <label key={key}>
                <span className={styles.name}>{label}</span>
                <select
                  value={options.missing[key] ?? 'report'}
                  disabled={busy}
                  onChange={(event) =>
                    decide.mutate({ missing: { ...options.missing, [key]: event.target.value as 'add' } })
                  }
                >
                  <option value="report">{t('match.reportMissing')}</option>
                  <option value="add">{t('match.add')}</option>
                  <option value="leave">{t('match.leave')}</option>
                </select>
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <Foot
        onBack={onBack}
        action={
          <Button kind="primary" size={32} busy={busy} onClick={onNext}>
            {t('next', { step: t('steps.run') })}
          </Button>
        }
      />
    </>
  )
}

interface RadiosProps<Value extends string> {
  label: string
  busy: boolean
  value: Value
  options: Record<Value, ReactNode>
  onChange: (value: Value) => void
}

function Radios<Value extends string>({ label, busy, value, options, onChange }: RadiosProps<Value>) {
  return (
    <fieldset className={styles.choices}>
      <legend className="m">{label}</legend>
      {(Object.entries(options) as [Value, ReactNode][]).map(([each, words]) => (
        <label key={each}>
          <input type="radio" name={label} disabled={busy} checked={each === value} onChange={() => onChange(each)} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
