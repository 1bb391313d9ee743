/** A page of this app to go on to; an address of elsewhere is not followed. */
export function safePage(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'
}
