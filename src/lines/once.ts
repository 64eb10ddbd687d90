/**
 * Tables that take time to make and that most mail never needs: made when somebody first asks. A
 * program in a pipe starts for one mail, so what it makes at its start counts.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | null = null
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
