import type { Contact } from '../../../../kernel/field.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { join } from '../../../../web/kit/join.ts'
import styles from './calling.module.css'

interface Props {
  phones: readonly Contact[]
  dialled: string | undefined
  onDial: (number: string) => void
}

/** The numbers of somebody, each of which is dialled by a press; those known to be wrong are left out. */
export function Numbers({ phones, dialled, onDial }: Props) {
  const good = phones
    .filter(({ valid, endedOn }) => valid !== false && !endedOn)
    .toSorted((one, other) => Number(other.primary) - Number(one.primary))
  return (
    <ul className={styles.numbers}>
      {good.map(({ id, value, normal, label }) => (
        <li key={id}>
          <a
            className={join(styles.number, (dialled ?? good[0]?.value) === value && styles.dialled)}
            href={`tel:${normal ?? value}`}
            onClick={() => onDial(value)}
          >
            <Icon name="phone" />
            <bdi dir="ltr">{value}</bdi>
          </a>
          {label && <span className="t2">{label}</span>}
        </li>
      ))}
    </ul>
  )
}
