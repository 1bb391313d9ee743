import { Chip, Status, type Tone } from './chip.tsx'
import { NextStatus } from './next-status.tsx'
import type { Family } from './stories/family.ts'

const tones: readonly Tone[] = ['plain', 'quiet', 'success', 'warning', 'danger', 'info', 'ai']
const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()
const long = 'Verhandlungen über die Verlängerung des Rahmenvertrags bis Ende des übernächsten Jahres'

export const family: Family = {
  name: 'Chip and status',
  stories: {
    Chips: () => tones.map((tone) => <Chip key={tone} tone={tone} children={`Tone ${tone}`} />),
    'Chips with an icon': () =>
      tones.map((tone) => <Chip key={tone} tone={tone} icon="circle-check" children={`Tone ${tone}`} />),
    Statuses: () => tones.map((tone) => <Status key={tone} tone={tone} icon="clock" children={`Tone ${tone}`} />),
    'What comes next': () => (
      <>
        <NextStatus at={null} />
        <NextStatus at={inDays(-3)} />
        <NextStatus at={inDays(0)} />
        <NextStatus at={inDays(9)} />
      </>
    ),
    'Long text': () => (
      <div style={{ width: 240 }}>
        <Status tone="warning" icon="alert-triangle" children={long} />
      </div>
    ),
    'Right to left': () => (
      <div dir="rtl" lang="ar" className="row">
        <Chip tone="success" icon="trophy" children="رُبحت" />
        <Status tone="danger" icon="alert-circle" children="متأخر ثلاثة أيام" />
      </div>
    ),
  },
}
