import { useRouterState } from '@tanstack/react-router'
import { usePreference } from '../api/preferences.ts'
import { Button } from '../kit/button.tsx'
import { useCommands } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import { isFavourite, keyOf } from './favourite-list.ts'
import { favouriteOf, titleHere } from './here.ts'
import { toggleFavourite } from './use-favourites.ts'

/** Whether the page that is open is among the favourites, and how that is changed; null at home, which always is at hand. */
function useStar() {
  const address = useRouterState({ select: ({ location }) => location.href })
  const list = usePreference('favourites')
  const here = favouriteOf(address, titleHere())
  if (!here) return null
  return {
    on: isFavourite(list, keyOf(here)),
    toggle: () => toggleFavourite(favouriteOf(address, titleHere())!),
  }
}

/** The star of a record's bar: full while the record is among one's favourites. */
export function Star() {
  const t = useWords()
  const star = useStar()
  if (!star) return null
  const { on, toggle } = star
  return (
    <Button
      kind="quiet"
      icon={on ? 'star-filled' : 'star'}
      label={t('favourites.favourite')}
      aria-pressed={on}
      onClick={toggle}
    />
  )
}

/** Offers the same for every page in the palette; once, in the frame. */
export function useStarCommand(): void {
  const t = useWords()
  const star = useStar()
  useCommands(
    star
      ? [
          {
            id: 'favourite',
            label: t(star.on ? 'favourites.removeHere' : 'favourites.addHere'),
            icon: star.on ? 'star-filled' : 'star',
            group: 'app',
            run: star.toggle,
          },
        ]
      : [],
  )
}
