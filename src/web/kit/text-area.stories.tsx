import { Button } from './button.tsx'
import type { Family } from './stories/family.ts'
import { TextArea } from './text-area.tsx'

export const family: Family = {
  name: 'Text area',
  stories: {
    States: () => (
      <div className="row" style={{ alignItems: 'start' }}>
        <TextArea
          label="Formula"
          rows={3}
          defaultValue="amount * probability"
          help="Fields and functions are offered."
        />
        <TextArea label="Formula" rows={3} defaultValue="amount *" error="Something is missing at the end." />
      </div>
    ),
    'With a button': () => (
      <TextArea label="Certificate" rows={4} aside={<Button icon="upload" children="From a file" />} help="As PEM." />
    ),
    'Right to left': () => (
      <div dir="rtl" lang="ar">
        <TextArea label="الصيغة" rows={2} defaultValue="amount * 2" help="تُعرض الحقول أثناء الكتابة." />
      </div>
    ),
  },
}
