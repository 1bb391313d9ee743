import { definitionOf, definitions } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Status } from '../../../web/kit/chip.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { presets, suggestMapping, type ColumnProfile, type Suggestion } from '../model/reading.ts'
import { FoundInFile } from './found-in-file.tsx'
import styles from './import.module.css'
import { RowBecomes } from './row-becomes.tsx'
import { Foot } from './steps.tsx'
import { TargetSelect } from './target-select.tsx'
import { useDecide, type Import } from './use-import.ts'
import { useImportWords } from './words.ts'

/** What each column becomes, with three of its values and why. */
export function MapStep({ run, onNext, onBack }: { run: Import; onNext: () => void; onBack: () => void }) {
  const t = useImportWords()
  const decide = useDecide(run.id)
  const { mapping } = run.options
  const mapped = new Set(mapping.map(({ column }) => column))
  const suggested = suggestMapping(run.columns, definitionOf(run.record), definitions())
  const asked = new Set(run.preview?.ambiguous.map(({ column }) => column))
  const give = (column: number, place: number, target: string | null) => {
    const own = mapping.filter((each) => each.column === column).map((each) => each.target)
    const next =
      target === null ? own.filter((_, index) => index !== place) : Object.assign([...own], { [place]: target })
    const others = mapping.filter((each) => each.column !== column && each.target !== target)
    decide.mutate({ mapping: [...others, ...next.map((each) => ({ column, target: each }))] })
  }
  return (
    <>
      <div className={styles.split}>
        <section className={styles.scroll}>
          <table className={styles.map}>
            <thead>
              <tr>
                <th scope="col">{t('map.column')}</th>
                <th scope="col" colSpan={3}>
                  {t('map.values')}
                </th>
                <th aria-hidden />
                <th scope="col">{t('map.becomes')}</th>
                <th scope="col">{t('map.why')}</th>
              </tr>
            </thead>
            <tbody>
              {run.columns.map((column) => (
                <tr key={column.index} className={mapped.has(column.index) ? undefined : styles.dim}>
                  <th scope="row" className="m">
                    <span className="cut">{column.name}</span>
                    <small>
                      {t('map.filled', { percent: formatNumber(column.filled / run.rows, { style: 'percent' }) })}
                    </small>
                  </th>
                  {[0, 1, 2].map((index) => (
                    <td key={index} className={styles.sample} title={column.samples[index]}>
                      {column.samples[index]}
                    </td>
                  ))}
                  <td aria-hidden>
                    <Icon name="arrow-right" className="t3" />
                  </td>
                  <td>
                    <Targets run={run} column={column} onGive={(place, target) => give(column.index, place, target)} />
                  </td>
                  <td>
                    <Why run={run} column={column} asked={asked.has(column.index)} suggested={suggested} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <aside className={styles.aside}>
          <RowBecomes run={run} />
          <FoundInFile run={run} busy={decide.isPending} onDecide={(changes) => decide.mutate(changes)} />
          <h3>{t('map.next')}</h3>
          <ul className={styles.coming}>
            {(['nextClean', 'nextMatch', 'nextRun'] as const).map((each) => (
              <li key={each}>
                <Icon
                  name={{ nextClean: 'alert-triangle', nextMatch: 'arrow-merge', nextRun: 'arrow-back-up' }[each]}
                />
                {t(`map.${each}`)}
              </li>
            ))}
          </ul>
        </aside>
      </div>
      <Foot
        onBack={onBack}
        action={
          <Button
            kind="primary"
            size={32}
            busy={decide.isPending || run.state === 'planning'}
            onClick={onNext}
            disabled={mapped.size === 0}
          >
            {t('next', { step: t('steps.clean') })}
          </Button>
        }
      >
        <Status tone="success" icon="circle-check">
          {t('map.mapped', { count: mapped.size })}
        </Status>
        <Status tone="quiet" icon="minus">
          {t('map.left', { count: run.columns.length - mapped.size })}
        </Status>
        {asked.size > 0 && (
          <Status tone="warning" icon="alert-triangle">
            {t('map.ask', { count: asked.size })}
          </Status>
        )}
      </Foot>
    </>
  )
}

interface TargetsProps {
  run: Import
  column: ColumnProfile
  onGive: (place: number, target: string | null) => void
}

function Targets({ run, column, onGive }: TargetsProps) {
  const own = run.options.mapping.filter((each) => each.column === column.index).map(({ target }) => target)
  return (
    <span className={styles.targets}>
      {(own.length > 0 ? own : ['']).map((target, place) => (
        <TargetSelect
          key={place}
          run={run}
          label={column.name}
          value={target}
          onChange={(next) => onGive(place, next === '' ? null : next)}
        />
      ))}
    </span>
  )
}

interface WhyProps {
  run: Import
  column: ColumnProfile
  asked: boolean
  suggested: readonly Suggestion[]
}

function Why({ run, column, asked, suggested }: WhyProps) {
  const t = useImportWords()
  const own = run.options.mapping.find((each) => each.column === column.index)
  if (!own) {
    return (
      <Status tone="quiet" icon="minus">
        {t('map.because.left')}
      </Status>
    )
  }
  if (asked) {
    return (
      <Status tone="warning" icon="alert-triangle">
        {t('map.because.ask')}
      </Status>
    )
  }
  const why = suggested.find((each) => each.column === own.column && each.target === own.target)?.why ?? 'chosen'
  const preset = presets.find(({ key }) => key === run.preset)?.label
  return (
    <Status tone="success" icon="circle-check">
      {t(`map.because.${why}`, { preset })}
    </Status>
  )
}
