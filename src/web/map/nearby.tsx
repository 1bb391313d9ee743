import type { Spot } from '../../kernel/geo.ts'
import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import { toast } from '../kit/toast.tsx'
import type { ListState } from '../list/use-list-state.ts'
import { formatKilometres } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { circleOf, distances, withCircle } from './near.ts'
import type { MapView } from './projection.ts'

interface Props {
  field: string
  state: ListState
  middle: Spot
  onGo: (view: MapView) => void
}

const usual = 50
/** Browsers say where one is on pages that nobody can have changed on their way. */
const knowsWhere = () => isSecureContext && 'geolocation' in navigator

/** Only what lies within so many kilometres: of the middle of the map, or of where one is. */
export function Nearby({ field, state, middle, onGo }: Props) {
  const t = useWords()
  const circle = circleOf(state.query.filter, field)
  const ask = (spot: Spot | null, kilometres: number) => {
    state.change({ filter: withCircle(state.query.filter, field, spot, kilometres) })
    if (spot) onGo({ ...spot, zoom: zoomFor(spot, kilometres) })
  }
  const nearMe = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => ask({ latitude, longitude }, circle?.kilometres ?? usual),
      () => toast({ tone: 'danger', text: t('map.unknownPlace') }),
      { timeout: 15_000, maximumAge: 300_000 },
    )
  return (
    <>
      {knowsWhere() && (
        <Button icon="current-location" onClick={nearMe}>
          {t('map.nearMe')}
        </Button>
      )}
      <Menu
        align="end"
        head={t(circle ? 'map.within' : 'map.ofMiddle')}
        items={[
          ...distances.map((kilometres) => ({
            label: formatKilometres(kilometres),
            checked: circle?.kilometres === kilometres,
            onSelect: () => ask(circle?.spot ?? middle, kilometres),
          })),
          ...(circle
            ? [{ label: t('map.anywhere'), icon: 'x', group: true as const, onSelect: () => ask(null, usual) }]
            : []),
        ]}
      >
        <Button icon="target" iconAfter="chevron-down">
          {circle ? t('map.withinSo', { distance: formatKilometres(circle.kilometres) }) : t('map.within')}
        </Button>
      </Menu>
    </>
  )
}

/** So near that the circle fills about the half of the map. */
function zoomFor({ latitude }: Spot, kilometres: number): number {
  const widest = 40_030 * Math.cos((latitude * Math.PI) / 180)
  return Math.max(2, Math.min(13, Math.log2((widest / (kilometres * 2)) * (400 / 256))))
}
