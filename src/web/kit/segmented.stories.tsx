import { useState } from 'react'
import { Segmented } from './segmented.tsx'
import type { Family } from './stories/family.ts'

const layouts = [
  { value: 'table', label: 'Table', icon: 'table' },
  { value: 'board', label: 'Board', icon: 'layout-kanban' },
  { value: 'map', label: 'Map', icon: 'map-2' },
] as const
const spans = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Monatsübersicht' },
] as const

function Chosen<Value extends string>({
  label,
  options,
}: {
  label: string
  options: readonly { value: Value; label: string }[]
}) {
  const [value, setValue] = useState(options[0]!.value)
  return <Segmented label={label} value={value} onChange={setValue} options={options} />
}

export const family: Family = {
  name: 'Segmented',
  stories: {
    'With icons': () => <Chosen label="Layout" options={layouts} />,
    'With words': () => <Chosen label="Span" options={spans} />,
    'Right to left': () => (
      <div dir="rtl" lang="ar">
        <Chosen
          label="العرض"
          options={[
            { value: 'table', label: 'جدول' },
            { value: 'board', label: 'لوحة' },
          ]}
        />
      </div>
    ),
  },
}
