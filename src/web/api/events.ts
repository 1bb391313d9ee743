/** Follows the stream of changes; once, in the frame. */
export function useEvents(): void {}
