import type { Language } from '../../../../kernel/language.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { markup, type Markup } from '../../../../platform/page/markup.ts'
import { tell } from '../../../../platform/words/index.ts'
import { clockOf } from '../when.ts'
import type { View } from './view.ts'

/** In which language and locale a page speaks. */
export interface Voice {
  language: Language
  locale: string
}

/** Chooses a day and a time of it, and how long where there is a choice; all of it is sent with what else the form holds, so nothing typed is lost. */
export function chooser(voice: Voice, view: View, lengths: readonly number[]): Markup {
  const told = (sentence: Sentence) => tell(voice.language, sentence)
  return markup`${lengths.length > 1 ? [lengthsOf(told, view, lengths)] : []}
${view.day === null ? [markup`<p role="status">${told(say('There is no free time at the moment.'))}</p>`] : [daysOf(told, voice, view), timesOf(told, voice, view)]}
${zonesOf(told, view)}
<input type="hidden" name="minutes" value="${view.minutes}"><input type="hidden" name="day" value="${view.day ?? ''}"><input type="hidden" name="from" value="${view.from}">`
} // prettier-ignore

type Told = (sentence: Sentence) => string

const lengthsOf = (told: Told, { minutes }: View, lengths: readonly number[]) =>
  markup`<fieldset><legend>${told(say('How long'))}</legend><div class="chips">${lengths.map(
    (each) =>
      markup`<button name="minutes" value="${each}" aria-pressed="${String(each === minutes)}" formnovalidate>${told(say('{minutes} minutes', { minutes: each }))}</button>`,
  )}</div></fieldset>`

function daysOf(told: Told, { language, locale }: Voice, { days, day, zone, earlier, later }: View): Markup {
  const clock = clockOf(language, locale, zone)
  const more = [
    ...(earlier === null ? [] : [turn(earlier, told(say('Earlier days')))]),
    ...(later === null ? [] : [turn(later, told(say('Later days')))]),
  ]
  return markup`<fieldset><legend>${told(say('Day'))}</legend><div class="chips">${days.map(
    (each) => markup`<button name="day" value="${each}" aria-pressed="${String(each === day)}" formnovalidate>${clock.shortDay(each)}</button>`,
  )}</div>${more.length > 0 ? [markup`<div class="row more">${more}</div>`] : []}</fieldset>`
} // prettier-ignore

const turn = (from: number, label: string) =>
  markup`<button class="plain" name="from" value="${from}" formnovalidate>${label}</button>`

function timesOf(told: Told, { language, locale }: Voice, { day, times, at, zone }: View): Markup {
  const clock = clockOf(language, locale, zone)
  return markup`<fieldset><legend>${told(say('Time on {day}', { day: clock.longDay(day!) }))}</legend><div class="chips">${times.map(
    (each) => markup`<label><input type="radio" name="at" value="${each}" required${each === at ? [{ html: ' checked' }] : []}>${clock.time(each)}</label>`,
  )}</div></fieldset>`
} // prettier-ignore

const known = Intl.supportedValuesOf('timeZone')

/** Without a script nobody knows where a visitor is: they say so themselves. */
function zonesOf(told: Told, { zone }: View): Markup {
  const zones = [...new Set([zone, ...known, 'UTC'])].toSorted()
  return markup`<div class="row"><label><span>${told(say('Your time zone'))}</span><select name="zone">${zones.map(
    (each) => markup`<option value="${each}"${each === zone ? [{ html: ' selected' }] : []}>${zoneName(each)}</option>`,
  )}</select></label><button class="plain" name="see" value="zone" formnovalidate>${told(say('Show in this zone'))}</button></div>`
} // prettier-ignore

/** `America/New_York` as it is read. */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ')
