/** Something that lasts: minutes of a day. */
export interface Stretch {
  start: number
  end: number
}
/** Which of how many lanes beside each other it stands in. */
export interface Lane {
  lane: number
  of: number
}

/** Lanes for what takes place at the same time, by the order given, which must be that of their beginnings. */
export function lanesOf(stretches: readonly Stretch[]): Lane[] {
  const lanes: Lane[] = []
  let group: Lane[] = []
  let ends: number[] = []
  for (const { start, end } of stretches) {
    if (ends.every((each) => each <= start)) {
      close(group, ends.length)
      group = []
      ends = []
    }
    const free = ends.findIndex((each) => each <= start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = end
    const made = { lane, of: 1 }
    group.push(made)
    lanes.push(made)
  }
  close(group, ends.length)
  return lanes
}

function close(group: readonly Lane[], of: number) {
  for (const each of group) each.of = of
}
