import { Icon } from '../../../web/kit/icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import { Amount, GapOf, Projection, QuotaOf, useNameOf } from './amounts.tsx'
import { figures, type Forecast, type Line } from './forecast-query.ts'
import styles from './forecast.module.css'
import { OverrideOf } from './override.tsx'

const columns = ['quota', ...figures, 'gap', 'projection', 'override'] as const

/** The lines of a forecast, those of a team beneath it. */
export function ForecastTable({ forecast }: { forecast: Forecast }) {
  const t = useWords()
  return (
    <div className={styles.scroll} role="region" aria-label={t('forecast.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.who')}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`forecast.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forecast.data.map((line) => (
            <OneLine key={`${line.kind} ${line.id}`} forecast={forecast} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const iconOf: Record<Line['kind'], string> = {
  company: 'building-store',
  team: 'users',
  colleague: 'user',
  nobody: 'user-off',
}

function OneLine({ forecast, line }: { forecast: Forecast; line: Line }) {
  const nameOf = useNameOf()
  const given = { forecast, line }
  return (
    <tr className={line.kind === 'company' || line.kind === 'team' ? styles.group : undefined}>
      <th scope="row">
        <span className={styles.who} style={{ paddingInlineStart: line.depth * 20 }}>
          <Icon name={iconOf[line.kind]} />
          {nameOf(line)}
        </span>
      </th>
      <td>
        <QuotaOf {...given} />
      </td>
      {figures.map((figure) => (
        <td key={figure}>
          <Amount {...given} figure={figure} />
        </td>
      ))}
      <td>
        <GapOf {...given} />
      </td>
      <td>
        <Projection {...given} />
      </td>
      <td>
        <OverrideOf {...given} />
      </td>
    </tr>
  )
}
