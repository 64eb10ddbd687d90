/** Types of `manglers.js` for the tests; the scripts run it unbuilt. */
export type Mangler = (text: string) => string
export declare const manglers: Readonly<Record<string, Mangler>>
export declare const quotedPrintable: Mangler
export declare const utf7: Mangler
export declare const utf7Open: Mangler
export declare const entities: Mangler
export declare const mojibake: Mangler
export declare const mojibakeTwice: Mangler
export declare const noBreakSpaces: Mangler
export declare const mboxo: Mangler
export declare const mboxrd: Mangler
export declare function quote(text: string, mark?: string): string
export declare const piecewise: Readonly<Record<string, (text: string) => [string, string][]>>
