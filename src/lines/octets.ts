/** The octets that mail's grammars are written in, by their RFC names. */
export const NUL = 0x00
export const HT = 0x09
export const LF = 0x0a
export const CR = 0x0d
export const SP = 0x20
export const PLUS = 0x2b
export const MINUS = 0x2d
export const COLON = 0x3a
export const LESS = 0x3c
export const EQUALS = 0x3d
export const GT = 0x3e
export const QUESTION = 0x3f
