/** What the program ends with (DESIGN §2): the same for every command. */

/** Done, nothing found; also when the reader of a pipe went away. */
export const done = 0
/** `lint` found something that counts, or `fix --check` would change something. */
export const found = 1
/** Wrong use. */
export const wrongUse = 2
/** An input could not be read, or an output not be written; the others are done. */
export const notDone = 3
