/** The message ids in a header, without their brackets, each once. */
export const idsIn = (header: string | undefined): string[] => [
  ...new Set([...(header ?? '').matchAll(/<([^<>\s]{1,500})>/g)].map(([, id]) => id!)),
]
