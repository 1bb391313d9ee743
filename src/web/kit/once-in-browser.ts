const remembered = 200

/** What is shown once in this browser, whichever tab comes first: answers whether a mark is new. */
export function onceInBrowser(place: string): (mark: string) => boolean {
  return (mark) => {
    const shown = JSON.parse(localStorage.getItem(place) ?? '[]') as string[]
    if (shown.includes(mark)) return false
    localStorage.setItem(place, JSON.stringify([...shown, mark].slice(-remembered)))
    return true
  }
}
