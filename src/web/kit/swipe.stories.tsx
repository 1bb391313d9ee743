import { useState } from 'react'
import type { Family } from './stories/family.ts'
import { Swipe } from './swipe.tsx'

const acts = [
  { label: 'Snooze', icon: 'alarm-snooze', run: () => undefined },
  { label: 'Done', icon: 'check', tone: 'success' as const, run: () => undefined },
]

function Row({ drawn = false }) {
  const [open, setOpen] = useState(drawn)
  return (
    <Swipe acts={acts} open={open} onOpen={setOpen}>
      <p className="cut" style={{ padding: '22px 16px' }}>
        Call the harbour about the seals
      </p>
    </Swipe>
  )
}

export const family: Family = {
  name: 'Swipe',
  stories: {
    'At rest': () => <Row />,
    'Drawn aside': () => <Row drawn />,
  },
}
