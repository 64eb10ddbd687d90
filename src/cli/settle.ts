/**
 * Lets V8's compiler threads finish before the program ends. Nothing in, nothing out.
 *
 * Node 20 waits at its end for the threads that optimize hot functions. When the heap is full just then,
 * such a thread waits for the main thread to collect garbage, which no longer runs any program: the
 * process prints everything and hangs for good (seen in half of the runs over 100 small mails).
 * V8's own `%FinalizeOptimization` waits too, but as a parked thread, without which the others may grow
 * the heap.
 */
import {Script} from 'node:vm'

/** Microseconds of processor time below which nothing gets hot, and a start counts for more. */
const leastTime = 200_000

/** To be called when nothing else is left to do. */
export async function settleCompiler(): Promise<void> {
  const {user, system} = process.cpuUsage()
  if (user + system < leastTime) return
  const {setFlagsFromString} = await import('node:v8')
  setFlagsFromString('--allow-natives-syntax')
  try {
    new Script('%FinalizeOptimization()').runInThisContext()
  } catch {
    // Another V8 may not know it.
  } finally {
    setFlagsFromString('--no-allow-natives-syntax')
  }
}
