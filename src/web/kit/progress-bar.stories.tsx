import { ProgressBar } from './progress-bar.tsx'
import type { Family } from './stories/family.ts'

export const family: Family = {
  name: 'Progress bar',
  stories: {
    'Part of it': () => <ProgressBar share={0.4} label="Export of people" />,
    'Nobody knows': () => <ProgressBar share={null} label="Export of people" />,
  },
}
