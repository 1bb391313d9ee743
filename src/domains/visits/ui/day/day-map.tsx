import { Suspense, useMemo } from 'react'
import { pageOf } from '../../../../web/api/path.ts'
import { goTo } from '../../../../web/app/router.ts'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { formatList } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { visit } from '../../model/index.ts'
import styles from '../visits.module.css'
import type { WayStop } from '../queries.ts'
import type { InOrder } from './in-order.ts'

const WayMap = fetched(() => import('../../../../web/map/way-map.tsx'))

/** The way of the day on a map, by the numbers of its visits; those that lie nobody knows where are named beneath. */
export function DayMap({ visits, way }: { visits: readonly InOrder[]; way: readonly WayStop[] }) {
  const t = useWords()
  const { stops, lost } = useMemo(() => placed(visits, way), [visits, way])
  if (stops.length === 0) return null
  return (
    <>
      <div className={styles.map}>
        <Suspense>
          <WayMap label={t('visits.wayOnMap')} stops={stops} onOpen={(id) => goTo(pageOf(visit, id))} />
        </Suspense>
      </div>
      {lost.length > 0 && <p className={styles.about}>{t('visits.notOnMap', { names: formatList(lost) })}</p>}
    </>
  )
}

function placed(visits: readonly InOrder[], way: readonly WayStop[]) {
  const spots = new Map(way.map((stop) => [stop.id, stop]))
  const planned = visits.flatMap(({ row: { id, title } }, index) => {
    const stop = spots.get(id)
    return stop ? [{ id, title, number: index + 1, latitude: stop.latitude, longitude: stop.longitude }] : []
  })
  const isPlaced = (each: (typeof planned)[number]) => each.latitude !== null && each.longitude !== null
  return {
    stops: planned.filter(isPlaced) as ((typeof planned)[number] & { latitude: number; longitude: number })[],
    lost: planned.filter((each) => !isPlaced(each)).map(({ title }) => title),
  }
}
