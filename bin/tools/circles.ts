/** Each circle of a graph, once, as the nodes on it with the first repeated at the end. */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const way: string[] = []
  const visit = (node: string) => {
    const at = way.indexOf(node)
    if (at >= 0) found.push([...way.slice(at), node])
    if (at >= 0 || done.has(node)) return
    way.push(node)
    for (const next of graph.get(node) ?? []) visit(next)
    way.pop()
    done.add(node)
  }
  for (const node of graph.keys()) visit(node)
  return found
}
