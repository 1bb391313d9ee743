/** A stable key for a choice's first label: `Trade fair` becomes `tradeFair`, numbered when it is taken. */
export function keyOfLabel(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['choice']
  const base = words
    .map((word, index) => (index === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 50)
  if (!taken.includes(base)) return base
  const number = [...Array(taken.length + 2).keys()].find((each) => each > 1 && !taken.includes(`${base}${each}`))
  return `${base}${number}`
}
