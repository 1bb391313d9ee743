import { useState } from 'react'
import { Trouble } from '../../../web/app/errors.tsx'
import { definitions } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { Dialog } from '../../../web/kit/dialog.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { formatList, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Change, TemplateKey } from '../model/index.ts'
import { labelOf } from './changes.tsx'
import styles from './configuration.module.css'
import { useTemplatePreview } from './template-queries.ts'
import type { Work } from './work.ts'

interface Props {
  name: TemplateKey
  work: Work
  onClose: () => void
}

/** What a template would bring, and whether with sample data. */
export function TemplateDialog({ name, work, onClose }: Props) {
  const t = useWords()
  const [sample, setSample] = useState(true)
  const { data, error, refetch } = useTemplatePreview(name)
  const title = t(`templates.${name}.title`)
  const install = async () => {
    if (await work.start(`configuration/templates/${name}/install`, { name: title, sample })) onClose()
  }
  return (
    <Dialog
      title={title}
      width={560}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" size={32} busy={work.busy} disabled={!data} onClick={() => void install()}>
            {t('templates.install')}
          </Button>
        </>
      }
    >
      <p className="t2">{t(`templates.${name}.about`)}</p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines count={6} />}
      {data && (
        <>
          <Brings changes={data.data.changes} />
          <label className={styles.check}>
            <Checkbox
              label={t('templates.withSample')}
              checked={sample}
              onChange={(event) => setSample(event.currentTarget.checked)}
            />
            <span>{t('templates.withSample')}</span>
          </label>
          <p className="meta t2">
            {t('templates.sampleAbout', { records: sampleWords(data.data.sample, data.data.changes) })}
          </p>
        </>
      )}
    </Dialog>
  )
}

/** By kind, what comes: "Record types: Policies, Claims". */
function Brings({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className={styles.brings}>
      {[...Map.groupBy(changes, ({ record }) => record)].map(([record, items]) => (
        <div key={record}>
          <dt className="t2">{labelOf(record)?.many ?? record}</dt>
          <dd>{formatList([...new Set(items.map(({ name }) => name))])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** "4 companies, 5 people and 6 policies". */
function sampleWords(sample: readonly { record: string; count: number }[], changes: readonly Change[]): string {
  const nameOf = (record: string) => {
    const known = definitions().find(({ name }) => name === record)
    const own = changes.find((change) => change.record === 'customRecord' && `x_${change.key}` === record)
    return known?.label.many ?? own?.name ?? record
  }
  const shown = sample.filter(({ record }) => !definitions().find(({ name }) => name === record)?.hidden)
  return formatList(shown.map(({ record, count }) => `${nameOf(record)} (${formatNumber(count)})`))
}
