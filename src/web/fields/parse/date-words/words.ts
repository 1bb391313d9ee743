/** How a language says dates, by what it means in English; every phrase stands alone or between blanks. */
export interface DateWords {
  /** Whole phrases, the longer ones before the shorter they contain. */
  phrases: readonly (readonly [string, string])[]
  /** Where words stand in another order: `vor 3 tagen` is `3 days ago`. Tried after the phrases. */
  orders: readonly (readonly [RegExp, string])[]
}
