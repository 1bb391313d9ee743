import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { tell } from '../../../../platform/words/index.ts'
import type { Booked } from '../read-booked.ts'
import { whenOf } from '../when.ts'
import { zoneName, type Voice } from './chooser.ts'

/** What, with whom, where, and when: as the clocks of both go. */
export function factsOf({ language, locale }: Voice, booked: Booked): (readonly [name: string, value: string])[] {
  const { title, page, hosts, place, zone, startsAt } = booked
  const told = (sentence: Sentence) => tell(language, sentence)
  const when = (each: string) => whenOf(language, locale, each, startsAt)
  const others = [...new Set(hosts.map((host) => host.zone))].filter((each) => when(each) !== when(zone))
  return [
    [told(say('What')), page?.name ?? title],
    [told(say('With')), hosts.map(({ name }) => name).join(', ')],
    ...(place ? [[told(say('Where')), place] as const] : []),
    [told(say('When, in {zone}', { zone: zoneName(zone) })), when(zone)],
    ...others.map((each) => [told(say('When, in {zone}', { zone: zoneName(each) })), when(each)] as const),
  ]
}
