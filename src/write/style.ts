/** How a terminal tells depths apart: escape sequences around a line. Who decides is `cli/terminal.ts`. */

/** What is written before and after the words. */
export interface Around {
  readonly open: string
  readonly close: string
}

export interface LineStyle {
  /** Around a line of the body, marks included. */
  depth(depth: number): Around
  /** Around the name of a header field. */
  readonly fieldName: Around
  /** Around requote's own words. */
  readonly notice: Around
}

const nothing: Around = {open: '', close: ''}

/** No colour. */
export const plainStyle: LineStyle = {depth: () => nothing, fieldName: nothing, notice: nothing}
