declare module 'virtual:explanations/*' {
  const words: readonly Record<string, string>[]
  export default words
}
declare module 'virtual:words/*' {
  const words: readonly Record<string, string>[]
  export default words
}
