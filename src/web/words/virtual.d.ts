declare module 'virtual:explanations/*' {
  const words: Record<string, string>
  export default words
}
