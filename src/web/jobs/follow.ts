import { client } from '../api/client.ts'
import { keys } from '../api/keys.ts'

const place = 'farley.followed-jobs'
const most = 20

/** Jobs that were begun in this browser, to be told when they end: by whichever tab hears of it, also after a reload. */
const followed = (): string[] => JSON.parse(localStorage.getItem(place) ?? '[]') as string[]
const keep = (ids: readonly string[]) => localStorage.setItem(place, JSON.stringify(ids.slice(-most)))

export const isFollowed = (id: string): boolean => followed().includes(id)
export const unfollow = (id: string): void => keep(followed().filter((each) => each !== id))

/** Says how a job of this browser ended, when it does. */
export function followJob(id: string): void {
  keep([...followed(), id])
  void client.invalidateQueries({ queryKey: keys.jobs })
}
