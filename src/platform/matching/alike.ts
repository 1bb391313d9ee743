/** How many letters must be typed, left out, changed, or changed over with their neighbour to make one word of the other; more than `most` is not counted. */
export function slips(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most) return most + 1
  let above: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + changed)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, above[j - 2]! + 1)
      next.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    above = row
    row = next
  }
  return row[other.length]!
}

/** Whether one word may be the other with a slip of the fingers: one in four letters, two in eight. */
export function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  if (length < 3) return false
  const most = length < 4 ? 1 : length < 8 ? 1 : 2
  return slips(one, other, most) <= most
}
