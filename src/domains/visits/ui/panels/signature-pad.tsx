import { useRef, type PointerEvent } from 'react'
import { Button } from '../../../../web/kit/button.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './report.module.css'

export const width = 300
export const height = 100
/** As much as the server takes, and a little less. */
const longest = 19_500

/** A field to write one's name in with a finger or a pen; who cannot types it only. */
export function SignaturePad({ strokes, onDrawn }: { strokes: string; onDrawn: (strokes: string) => void }) {
  const t = useWords()
  const drawing = useRef(false)
  const add = (letter: 'M' | 'L', event: PointerEvent<SVGSVGElement>) => {
    const { left, top, width: wide, height: high } = event.currentTarget.getBoundingClientRect()
    const at = (value: number, size: number, of: number) => String(Math.round(Math.max(0, Math.min(1, value / size)) * of * 10) / 10) // prettier-ignore
    const point = `${letter}${at(event.clientX - left, wide, width)} ${at(event.clientY - top, high, height)}`
    if (strokes.length + point.length < longest) onDrawn(strokes + point)
  }
  return (
    <div className={styles.pad}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('visits.drawHere')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          drawing.current = true
          add('M', event)
        }}
        onPointerMove={(event) => drawing.current && add('L', event)}
        onPointerUp={() => (drawing.current = false)}
        onPointerCancel={() => (drawing.current = false)}
      >
        <path d={strokes} />
      </svg>
      <span className="t2">{strokes ? null : t('visits.drawHere')}</span>
      {strokes && (
        <Button kind="quiet" onClick={() => onDrawn('')}>
          {t('visits.clear')}
        </Button>
      )}
    </div>
  )
}
