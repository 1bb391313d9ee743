import { addDays, dayIn } from '../../../kernel/time.ts'
import { currentTimeZone, currentWays, formatDay, formatTime, today, zoneIfOther } from '../../words/format.ts'
import { useWords } from '../../words/words.ts'
import { formatDaySure } from '../format/days.ts'
import { parseDay } from '../parse/day.ts'
import { parseMoment } from '../parse/moment.ts'
import type { EditorProps } from './editor-props.ts'
import { LineEditor } from './line-editor.tsx'

/** A day, in words or digits. */
export function DayEditor(props: EditorProps<string>) {
  return (
    <LineEditor
      {...props}
      write={(day) => formatDay(day, { year: true })}
      parse={(text) => parseDay(text, { ...currentWays(), today: today() })}
      read={formatDaySure}
      example={useWords()('fields.example.date', { date: formatDay(addDays(today(), 12), { year: true }) })}
    />
  )
}

/** A moment, in words or digits, by the reader's clock. */
export function MomentEditor(props: EditorProps<string>) {
  const write = (moment: string) =>
    `${formatDay(dayIn(currentTimeZone(), new Date(moment)), { year: true })} ${formatTime(moment)}`
  return (
    <LineEditor
      {...props}
      write={write}
      parse={(text) => parseMoment(text, { ...currentWays(), now: new Date() })}
      read={(moment) =>
        `${formatDaySure(dayIn(currentTimeZone(), new Date(moment)))}, ${formatTime(moment)}${zoneIfOther(moment)}`
      }
      example={useWords()('fields.example.dateTime')}
    />
  )
}
