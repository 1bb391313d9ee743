/** Lets at most so many run at once; who has waited that long is turned away with null. */
export function takingTurns(most: number, waitMs: number) {
  let running = 0
  const waiting: ((mine: boolean) => void)[] = []

  function turn(): Promise<boolean> {
    if (running < most) {
      running++
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const call = (mine: boolean) => {
        clearTimeout(timer)
        resolve(mine)
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(call), 1)
        call(false)
      }, waitMs)
      waiting.push(call)
    })
  }

  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (!(await turn())) return null
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next(true)
      else running--
    }
  }
}
