import { goTo } from '../app/router.ts'
import type { FirstStep } from '../room.ts'
import { coachOn } from './coach-on.ts'

/** Takes one to where a step is done, and helps there until it is. */
export function beginStep({ key, to, load }: FirstStep): void {
  if (load) {
    coachOn.set(key)
    void load().then(({ default: begin }) => begin())
  } else if (to) goTo(to)
}
