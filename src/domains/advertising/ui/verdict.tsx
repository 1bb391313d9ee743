import { Status, type Tone } from '../../../web/kit/chip.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { LiftOf } from '../model/index.ts'

const tones: Readonly<Record<LiftOf['verdict'], { tone: Tone; icon: string }>> = {
  more: { tone: 'success', icon: 'trending-up' },
  less: { tone: 'danger', icon: 'trending-down' },
  unsure: { tone: 'plain', icon: 'info-circle' },
  few: { tone: 'quiet', icon: 'info-circle' },
}

/** Whether a difference is more than chance. */
export function Verdict({ verdict }: Pick<LiftOf, 'verdict'>) {
  const t = useWords()
  return <Status {...tones[verdict]}>{t(`ads.verdicts.${verdict}`)}</Status>
}
