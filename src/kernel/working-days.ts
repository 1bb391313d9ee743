import { addDays, weekdayOf } from './time.ts'

const isWorking = (day: string) => ![0, 6].includes(weekdayOf(day))

/** The day so many working days later, Monday to Friday; with none the day itself, or the Monday after it. */
export function addWorkingDays(from: string, count: number): string {
  let day = from
  for (let left = count; left > 0 || !isWorking(day);) {
    day = addDays(day, 1)
    if (isWorking(day)) left--
  }
  return day
}

/** The day itself, or the Friday before it. */
export function workingDayUpTo(day: string): string {
  return isWorking(day) ? day : workingDayUpTo(addDays(day, -1))
}
