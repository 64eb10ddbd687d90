/** The text of src/lines/line-kernel.ts, made of its source. */
export function kernelModule(): Promise<string>
