import { useState } from 'react'
import { Checkbox } from './checkbox.tsx'
import type { Family } from './stories/family.ts'

function Ticking() {
  const [on, setOn] = useState(false)
  return (
    <label className="row">
      <Checkbox label="Tell me of changes" checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
      Tell me of changes
    </label>
  )
}

export const family: Family = {
  name: 'Checkbox',
  stories: {
    States: () => (
      <>
        <Checkbox label="Not chosen" />
        <Checkbox label="Chosen" defaultChecked />
        <Checkbox label="Partly chosen" partly />
      </>
    ),
    'Not available': () => (
      <>
        <Checkbox label="Not chosen, not available" disabled />
        <Checkbox label="Chosen, not available" disabled defaultChecked />
      </>
    ),
    'Beside its words': Ticking,
    'Right to left': () => (
      <label className="row" dir="rtl" lang="ar">
        <Checkbox label="أخبرني بالتغييرات" defaultChecked /> أخبرني بالتغييرات
      </label>
    ),
  },
}
