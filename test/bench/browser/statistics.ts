const sorted = (values: readonly number[]) => values.toSorted((one, other) => one - other)

/** The value below which a share of all lie; 0 of none. */
export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0

export const median = (values: readonly number[]): number => percentile(values, 0.5)
