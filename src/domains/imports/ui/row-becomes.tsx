import { useState } from 'react'
import { definitionOf } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import styles from './import.module.css'
import { valueText } from './value-text.ts'
import type { Import } from './use-import.ts'
import { useImportWords } from './words.ts'

/** A row of the file as the record that it will be. */
export function RowBecomes({ run }: { run: Import }) {
  const t = useImportWords()
  const [at, setAt] = useState(0)
  const samples = run.preview?.samples ?? []
  const sample = samples[Math.min(at, samples.length - 1)]
  if (!sample) return null
  return (
    <>
      <div className="row">
        <h3 className="grow">{t('map.row', { row: sample.row })}</h3>
        <Button
          kind="quiet"
          icon="chevron-left"
          label={t('map.previous')}
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        />
        <Button
          kind="quiet"
          icon="chevron-right"
          label={t('map.following')}
          disabled={at >= samples.length - 1}
          onClick={() => setAt(at + 1)}
        />
      </div>
      <div className={styles.card}>
        <strong className="cut">{sample.title || '—'}</strong>
        <dl className={styles.pairs}>
          {linesOf(run, sample).map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="cut" title={text}>
                {text}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  )
}

type Sample = NonNullable<Import['preview']>['samples'][number]

function linesOf(run: Import, { values, parts, said }: Sample) {
  const label = (key: string) =>
    run.targets.find((target) => target.key === key || target.key.startsWith(`${key}.`))?.label.split(',')[0]
  const own = Object.entries(values).map(([name, value]) => ({
    label: label(name) ?? name,
    text: valueText(value, definitionOf(run.record).all[name], said[name]),
  }))
  const more = Object.entries(parts).flatMap(([part, inner]) =>
    Object.entries(inner as Record<string, unknown>).map(([name, value]) => ({
      label: label(`${part}.${name}`) ?? name,
      text: valueText(value, undefined, said[`${part}.${name}`]),
    })),
  )
  return [...own, ...more].filter(({ text }) => text !== '')
}
