import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { all } from '../../kernel/filter.ts'
import { useFields } from '../api/use-fields.ts'
import { Button } from '../kit/button.tsx'
import { join } from '../kit/join.ts'
import type { LayoutProps } from '../list/layouts.ts'
import { useOpen } from '../list/use-open.ts'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { addressField } from './address-field.ts'
import { BaseMap } from './base-map.tsx'
import styles from './map.module.css'
import { Nearby } from './nearby.tsx'
import { circleOf } from './near.ts'
import { PlacesList } from './places-list.tsx'
import { boxOf, nearest, pixelOf, readView, viewOf, viewText, type MapView } from './projection.ts'
import { useHands } from './use-hands.ts'
import { usePins } from './use-pins.ts'

/** After so many milliseconds without a move the address and the pins follow. */
const settled = 250
const wholeWorld = { box: [-180, -85, 180, 85] as const, zoom: 3 }

/** A list by where its records lie: pins, those close together as one, beside the same records as a list. */
export function MapLayout({ definition, state, handle }: LayoutProps) {
  const t = useWords()
  const field = addressField(useFields(definition))!
  const { peeked, open, peek } = useOpen(definition, state)
  const { filter, q, sort, spot } = state.query
  const place = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [view, setView] = useState<MapView | null>(() => readView(spot))
  const [rest, setRest] = useState(view)
  const [lit, setLit] = useState<string | null>(null)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() =>
      setSize({ width: place.current!.clientWidth, height: place.current!.clientHeight }),
    )
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [])
  const around = useMemo(() => circleOf(filter, field), [filter, field])
  // Without a place in the address, the map shows all there is.
  const everywhere = usePins(definition, view === null ? { filter, q, ...wholeWorld } : null)
  const here = view ?? viewOf(everywhere.data ?? [], size)
  useEffect(() => {
    if (view === null && everywhere.data && size.width > 0) setRest(viewOf(everywhere.data, size))
  }, [view, everywhere.data, size])
  const change = useRef(state.change)
  useEffect(() => {
    change.current = state.change
  })
  useEffect(() => {
    if (!view) return
    const timer = setTimeout(() => {
      setRest(view)
      change.current({ spot: viewText(view) })
    }, settled)
    return () => clearTimeout(timer)
  }, [view])
  const box = rest && size.width > 0 ? boxOf(rest, size) : null
  const pins = usePins(definition, box && { filter, q, box, zoom: Math.round(rest!.zoom * 2) / 2 })
  const failed = [everywhere, pins].find((each) => each.error && !each.data) ?? null
  const { hands, nearer } = useHands(here, size, setView)
  const wanted = {
    filter: all(filter, box ? { field, inside: [...box] } : undefined),
    sort,
    q,
    with: subtitles(definition),
  }
  const shown = (pins.data ?? [])
    .map((pin) => ({ pin, at: pixelOf(here, size, pin) }))
    .filter(({ at: [x, y] }) => x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20)
  return (
    <div className={styles.map}>
      <div className={styles.side}>
        <PlacesList
          definition={definition}
          wanted={box ? wanted : null}
          trouble={failed && { error: failed.error, onRetry: () => void failed.refetch() }}
          field={field}
          handle={handle}
          peeked={peeked}
          onOpen={(id) => open(id, [{ wanted }])}
          onPeek={(id) => peek(id, [{ wanted }])}
          onLight={setLit}
        />
      </div>
      <div ref={place} className={styles.place}>
        <div
          {...hands}
          role="application"
          aria-label={t('map.title')}
          aria-describedby="map-keys"
          tabIndex={0}
          className={styles.world}
        >
          <BaseMap view={here} size={size} around={around} />
          {shown.map(({ pin, at: [x, y] }) => (
            <button
              key={pin.id ?? `${pin.latitude} ${pin.longitude}`}
              type="button"
              tabIndex={-1}
              className={join(
                pin.count === 1 ? styles.pin : styles.pins,
                !pin.exact && styles.about,
                pin.id !== null && (pin.id === lit || pin.id === peeked) && styles.lit,
              )}
              style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
              aria-label={
                pin.id
                  ? `${pin.title ?? definition.label.one}${pin.exact ? '' : `, ${t('map.about')}`}`
                  : t('map.pins', { count: pin.count, number: formatNumber(pin.count), records: definition.label.many })
              }
              title={pin.title ?? undefined}
              onClick={() =>
                pin.id
                  ? peek(pin.id, [{ wanted }])
                  : setView({
                      latitude: pin.latitude,
                      longitude: pin.longitude,
                      zoom: Math.min(nearest, here.zoom + 2),
                    })
              }
            >
              {pin.count > 1 && formatNumber(pin.count, { notation: 'compact' })}
            </button>
          ))}
        </div>
        <div className={styles.tools} role="group" aria-label={t('map.tools')}>
          <Button icon="plus" label={t('map.nearer')} onClick={() => nearer(1)} />
          <Button icon="minus" label={t('map.farther')} onClick={() => nearer(-1)} />
          <Button
            icon="world"
            label={t('map.everything')}
            onClick={() => {
              setView(null)
              state.change({ spot: undefined })
            }}
          />
        </div>
        <div className={styles.near}>
          <Nearby field={field} state={state} middle={here} onGo={(next) => setView({ ...next, zoom: next.zoom })} />
        </div>
        <p id="map-keys" className="aloud">
          {t('map.keys')}
        </p>
        <p className={styles.source}>
          <span className={styles.legend}>{t('map.about')}</span>
          {t('map.source')}
        </p>
      </div>
    </div>
  )
}

const subtitles = (definition: LayoutProps['definition']) =>
  (definition.subtitle ?? []).filter((name) => definition.all[name]?.to).join(',') || undefined
