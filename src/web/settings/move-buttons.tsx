import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'

interface Props {
  name: string
  first: boolean
  last: boolean
  onMove: (step: -1 | 1) => void
}

/** Moves one of an ordered list up or down. */
export function MoveButtons({ name, first, last, onMove }: Props) {
  const t = useWords()
  return (
    <span style={{ display: 'flex', flex: 'none' }}>
      <Button
        kind="quiet"
        icon="arrow-up"
        label={t('settings.up', { name })}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <Button
        kind="quiet"
        icon="arrow-down"
        label={t('settings.down', { name })}
        disabled={last}
        onClick={() => onMove(1)}
      />
    </span>
  )
}
