import { Button } from '../kit/button.tsx'
import styles from './settings.module.css'

/** Back to the list from which one of it was opened. */
export function BackButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button kind="quiet" icon="chevron-left" className={styles.back} onClick={onClick}>
      {label}
    </Button>
  )
}
