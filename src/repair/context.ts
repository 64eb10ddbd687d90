/** What every repair is given beside the body. */
import type {RepairLog, RepairName, Report} from '../types.ts'

/** Made anew for each part: what a repair learns from one window it may remember under this object. */
export interface RepairContext {
  readonly enabled: ReadonlySet<RepairName>
  readonly log: RepairLog
  readonly report: Report
  /** The message answers another, by its header fields. */
  readonly isReply?: boolean
  /** The part was labelled UTF-7 and has been decoded once. */
  readonly declaredUtf7: boolean
}
