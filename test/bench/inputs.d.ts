/** Types of `inputs.js` for the tests; the bench itself is plain JavaScript, to run unbuilt. */
export type InputKind = 'leak' | 'clean' | 'mime'
export declare const generatorVersion: number
export declare const dataFolder: string
export declare const inputs: Record<InputKind, {readonly mb: number; readonly extension: string}>
export declare function generate(kind: InputKind, octets: number): Generator<Buffer, void, void>
export declare function inputFile(kind: InputKind, mb: number, folder?: string): string
