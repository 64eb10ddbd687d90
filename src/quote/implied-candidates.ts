/** Whether a body has anything that `depth-implied` could start from: most mail has not. */
import type {Body} from '../types.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {endsInColon, isBlockSign} from './header-block.ts'
import {isProtected} from './kinds.ts'

/** Some row may introduce what stands, not deeper, below it. */
export function hasCandidate(body: Body): boolean {
  const {count, depth, kind} = body.lines
  for (let row = 0; row + 1 < count; row++) {
    if (depth[row + 1]! > depth[row]! || isProtected(kind[row]!)) continue
    if (isBlockSign(body, row)) return true
    if (endsInColon(body, row) && mayIntroduce(body, row)) return true
  }
  return false
}
