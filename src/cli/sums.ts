/** Sums by name, of repairs and rules: what the tallies of all commands are made of. */
export function addAll(sums: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [name, count] of more) add(sums, name, count)
}

export function add(sums: Map<string, number>, name: string, count: number): void {
  sums.set(name, (sums.get(name) ?? 0) + count)
}
