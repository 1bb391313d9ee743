import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { TextArea } from '../../../../web/kit/text-area.tsx'
import { visit } from '../../model/index.ts'

/** The report, written where one is; it is saved when one goes on to something else, without a network too. */
export function ReportText({ visit: of }: { visit: RowOf<typeof visit> }) {
  const [text, setText] = useState<string | null>(null)
  const update = useUpdate(visit)
  const save = () => {
    if (text !== null && text !== (of.report ?? '')) void update(of, { report: text.trim() || null })
    setText(null)
  }
  return (
    <TextArea
      label={visit.fields.report.label}
      dir="auto"
      spellCheck
      rows={4}
      value={text ?? of.report ?? ''}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
    />
  )
}
