import { Link } from '@tanstack/react-router'
import { pageOf } from '../../../web/api/path.ts'
import { addressOf } from '../../../web/api/request.ts'
import { definitionOf } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Status } from '../../../web/kit/chip.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { OfCause } from '../../../web/record/of-cause.tsx'
import { named } from '../../../web/words/language.ts'
import styles from './import.module.css'
import { Foot } from './steps.tsx'
import { useStep, useUndoImport, type Import, type Preview } from './use-import.ts'
import { valueText } from './value-text.ts'
import { useImportWords } from './words.ts'

/** What would happen, then what happens, then what came of it. */
export function RunStep({ run, onBack, onAnother }: { run: Import; onBack: () => void; onAnother: () => void }) {
  if (run.state === 'read' || run.state === 'planning' || run.state === 'planned')
    return <Before run={run} onBack={onBack} />
  if (run.state === 'running' || run.state === 'paused') return <Under run={run} />
  return <Over run={run} onAnother={onAnother} />
}

const kinds = ['new', 'update', 'unchanged', 'bad'] as const

function Before({ run, onBack }: { run: Import; onBack: () => void }) {
  const t = useImportWords()
  const step = useStep(run.id)
  const { preview } = run
  const todo = preview ? preview.counts.new + preview.counts.update : 0
  return (
    <>
      <div className={styles.column} tabIndex={0}>
        {preview ? (
          <Counts counts={preview.counts} total={preview.counts.total} />
        ) : (
          <p className="t2">{t('run.planning')}</p>
        )}
        {preview?.added.map(({ record, label, count, names }) => (
          <p key={record} className="row">
            <Icon name="plus" />{' '}
            {t('run.adds', {
              count,
              what: named(label),
              names: names.slice(0, 6).join(', ') + (count > 6 ? ', …' : ''),
            })}
          </p>
        ))}
        {preview && preview.samples.length > 0 && <Samples run={run} preview={preview} />}
      </div>
      <Foot
        onBack={onBack}
        action={
          <Button
            kind="primary"
            size={32}
            busy={step.isPending || run.state === 'planning'}
            disabled={todo === 0}
            onClick={() => step.mutate('run')}
          >
            {todo === 0 && preview ? t('run.nothing') : t('run.begin', { count: todo })}
          </Button>
        }
      />
    </>
  )
}

function Counts({ counts, total }: { counts: Record<(typeof kinds)[number], number>; total: number }) {
  const t = useImportWords()
  return (
    <dl className={styles.counts}>
      {kinds.map((kind) => (
        <div key={kind} data-kind={kind} data-some={counts[kind] > 0 || undefined}>
          <dt>{t(`run.${kind}`)}</dt>
          <dd>{formatNumber(counts[kind])}</dd>
        </div>
      ))}
      <div>
        <dt className="aloud">{t('run.of', { count: total })}</dt>
        <dd className="meta t3">{t('run.of', { count: total })}</dd>
      </div>
    </dl>
  )
}

const tones = { new: 'success', update: 'info', unchanged: 'quiet', bad: 'warning' } as const

function Samples({ run, preview }: { run: Import; preview: Preview }) {
  const t = useImportWords()
  const definition = definitionOf(run.record)
  const columns = run.targets
    .filter(
      ({ key }) =>
        run.options.mapping.some(({ target }) => target === key) && !/[:.@]/.test(key) && key !== definition.title,
    )
    .slice(0, 6)
  return (
    <section>
      <h3>{t('run.samples')}</h3>
      <div className={styles.wide}>
        <table className={styles.cells}>
          <thead>
            <tr>
              <th scope="col">{t('clean.row')}</th>
              <th aria-hidden />
              <th scope="col">{definition.label.one}</th>
              {columns.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.samples.map(({ row, state, title, values, said }) => (
              <tr key={row}>
                <td>{formatNumber(row)}</td>
                <td>
                  <Status tone={tones[state as 'new']}>{t(`run.state.${state as 'new'}`)}</Status>
                </td>
                <td className={styles.sample}>{title}</td>
                {columns.map(({ key }) => (
                  <td key={key} className={styles.sample}>
                    {valueText(values[key], definition.all[key], said[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Under({ run }: { run: Import }) {
  const t = useImportWords()
  const step = useStep(run.id)
  const todo = run.preview!.counts.new + run.preview!.counts.update
  const seconds = run.remainingSeconds
  const time =
    seconds === null
      ? null
      : seconds < 90
        ? t('run.seconds', { count: seconds })
        : t('run.minutes', { count: Math.round(seconds / 60) })
  return (
    <div className={styles.column} role="status" aria-live="polite">
      <h2>{run.state === 'paused' ? t('run.paused') : t('run.running')}</h2>
      <progress className={styles.progress} max={todo} value={run.done} aria-label={run.fileName} />
      <p className="t2">
        {t('run.progress', { done: formatNumber(run.done), total: formatNumber(todo) })}
        {time && run.state === 'running' && <> · {t('run.remaining', { time })}</>}
      </p>
      <div className="row">
        {run.state === 'running' ? (
          <Button size={32} busy={step.isPending} onClick={() => step.mutate('pause')}>
            {t('run.pause')}
          </Button>
        ) : (
          <Button
            kind="primary"
            size={32}
            busy={step.isPending}
            icon="player-play"
            onClick={() => step.mutate('resume')}
          >
            {t('run.resume')}
          </Button>
        )}
        <Button size={32} busy={step.isPending} onClick={() => step.mutate('cancel')}>
          {t('run.stop')}
        </Button>
      </div>
    </div>
  )
}

function Over({ run, onAnother }: { run: Import; onAnother: () => void }) {
  const t = useImportWords()
  const step = useStep(run.id)
  const undo = useUndoImport({ undoing: t('run.undoing'), undone: t('run.undone') })
  const definition = definitionOf(run.record)
  const bad = run.counts?.bad ?? run.preview?.counts.bad ?? 0
  const ended = run.state as 'done' | 'cancelled' | 'failed'
  return (
    <div className={styles.column}>
      <h2>{t(`run.${ended}`)}</h2>
      {run.error && <p className="bad">{run.error}</p>}
      {run.counts && (
        <Counts
          counts={{ new: run.counts.created, update: run.counts.updated, unchanged: run.counts.unchanged, bad }}
          total={run.rows}
        />
      )}
      {run.cause && <OfCause cause={run.cause} />}
      <div className={styles.ways}>
        <Link to={pageOf(definition)} className="link">
          {t('run.open', { records: named(definition.label.many) })}
        </Link>
        {bad > 0 && (
          <a className="link" href={addressOf(`imports/${run.id}/errors`)} download>
            <Icon name="download" /> {t('run.errors')}
          </a>
        )}
      </div>
      <div className="row">
        {ended === 'failed' && (
          <Button kind="primary" size={32} busy={step.isPending} onClick={() => step.mutate('resume')}>
            {t('run.resume')}
          </Button>
        )}
        <Button size={32} onClick={onAnother}>
          {t('run.another')}
        </Button>
        {run.cause && run.counts && (
          <Button
            size={32}
            icon="arrow-back-up"
            busy={undo.isPending}
            disabled={undo.isSuccess}
            onClick={() => undo.mutate(run.cause!)}
          >
            {t('run.undo')}
          </Button>
        )}
      </div>
    </div>
  )
}
