/** What is asked of a request when it comes in, beside who asks. */
export const asked = ['kind', 'receivedOn', 'via', 'identity', 'owner', 'words'] as const
