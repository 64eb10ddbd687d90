/** Types of `remangle.js` for the tests; the scripts run it unbuilt. */
export interface Remangled {
  readonly verdict: 'exact' | 'left' | 'part' | 'wrong'
  readonly line: string | null | undefined
}
export declare const ways: readonly string[]
export declare function remangle(
  text: string,
  mangler: string,
  way: string,
  repair: (mangled: string) => string,
): Remangled | null
