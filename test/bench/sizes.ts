/** How much there is to measure on; FARLEY_BENCH_SCALE=0.01 makes a hundredth of it for a quick look. */
export const scale = Number(process.env.FARLEY_BENCH_SCALE ?? 1)
const of = (count: number) => Math.max(100, Math.round(count * scale))

export const sizes = { people: of(1_000_000), companies: of(100_000), deals: of(200_000), activities: of(5_000_000) }

/** Each seller owns one record in fifty: a rep who sees only their own sees 2 %. */
export const sellers = 50
