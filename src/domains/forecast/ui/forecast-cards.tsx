import type { ReactNode } from 'react'
import { Icon } from '../../../web/kit/icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import { Amount, GapOf, Projection, QuotaOf, useNameOf } from './amounts.tsx'
import { figures, type Forecast, type Line } from './forecast-query.ts'
import { iconOf } from './forecast-table.tsx'
import styles from './forecast.module.css'
import { OverrideOf } from './override.tsx'

/** The lines of a forecast on a phone, one card each. */
export function ForecastCards({ forecast }: { forecast: Forecast }) {
  return (
    <ul className={styles.cards}>
      {forecast.data.map((line) => (
        <OneCard key={`${line.kind} ${line.id}`} forecast={forecast} line={line} />
      ))}
    </ul>
  )
}

function OneCard({ forecast, line }: { forecast: Forecast; line: Line }) {
  const nameOf = useNameOf()
  const given = { forecast, line }
  return (
    <li style={{ marginInlineStart: Math.min(line.depth, 3) * 8 }}>
      <h2 className={styles.who}>
        <Icon name={iconOf[line.kind]} />
        {nameOf(line)}
      </h2>
      <dl>
        <Fact name="quota" value={<QuotaOf {...given} />} />
        {figures.map((figure) => (
          <Fact key={figure} name={figure} value={<Amount {...given} figure={figure} />} />
        ))}
        <Fact name="gap" value={<GapOf {...given} />} />
        <Fact name="projection" value={<Projection {...given} />} />
        <Fact name="override" value={<OverrideOf {...given} />} />
      </dl>
    </li>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  const t = useWords()
  return (
    <div>
      <dt>{t(`forecast.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  )
}
