import { useLayoutEffect, useRef, useState } from 'react'
import type { Spot } from '../../kernel/geo.ts'
import { Button } from '../kit/button.tsx'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { BaseMap } from './base-map.tsx'
import styles from './map.module.css'
import { pixelOf, viewOf, type MapView } from './projection.ts'
import { useHands } from './use-hands.ts'

/** Somewhere that a way leads to, by the number that it has in the list beside the map. */
export interface WayStop extends Spot {
  id: string
  number: number
  title: string
}

/** A way on a map: its stops by their numbers, with a line from each to the next. */
export default function WayMap({ label, stops, onOpen }: { label: string; stops: readonly WayStop[]; onOpen: (id: string) => void }) {
  const t = useWords()
  const place = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [moved, setView] = useState<MapView | null>(null)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setSize({ width: place.current!.clientWidth, height: place.current!.clientHeight }))
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [])
  const view = moved ?? viewOf(stops, size)
  const { hands, nearer } = useHands(view, size, setView)
  return (
    <div ref={place} className={styles.way}>
      <div {...hands} role="application" aria-label={label} aria-describedby="map-keys" tabIndex={0} className={styles.world}>
        <BaseMap view={view} size={size} around={null} way={stops} />
        {stops.map((stop) => (
          <Stop key={stop.id} stop={stop} at={pixelOf(view, size, stop)} onOpen={() => onOpen(stop.id)} />
        ))}
      </div>
      <div className={styles.tools} role="group" aria-label={t('map.tools')}>
        <Button icon="plus" label={t('map.nearer')} onClick={() => nearer(1)} />
        <Button icon="minus" label={t('map.farther')} onClick={() => nearer(-1)} />
        <Button icon="world" label={t('map.everything')} onClick={() => setView(null)} />
      </div>
      <p id="map-keys" className="aloud">
        {t('map.keys')}
      </p>
      <p className={styles.source}>{t('map.source')}</p>
    </div>
  )
} // prettier-ignore

function Stop({ stop: { number, title }, at: [x, y], onOpen }: { stop: WayStop; at: [number, number]; onOpen: () => void }) {
  return (
    // The list beside it is walked by keys.
    <button
      type="button"
      tabIndex={-1}
      className={styles.pins}
      style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
      aria-label={`${formatNumber(number)}: ${title}`}
      title={title}
      onClick={onOpen}
    >
      {formatNumber(number)}
    </button>
  )
} // prettier-ignore
