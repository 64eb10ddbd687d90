/** What every repair is given beside the body. */
import type {Repair, RepairName, Report} from '../types.ts'

/** Where repairs are told. `wanted` false: only counted, so that text output pays nothing. */
export interface RepairLog {
  readonly wanted: boolean
  add(repair: Repair): void
  /** Counts a repair that nobody wants told one by one. */
  count(rule: RepairName, places: number): void
}

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

/** The context of one part. */
export class PartContext implements RepairContext {
  readonly enabled: ReadonlySet<RepairName>
  readonly log: RepairLog
  readonly report: Report
  readonly declaredUtf7: boolean
  private readonly askReply: () => boolean

  /** @param askReply whether the message answers another; asked only where a repair wants to know */
  constructor(
    enabled: ReadonlySet<RepairName>,
    log: RepairLog,
    report: Report,
    declaredUtf7: boolean,
    askReply: () => boolean,
  ) {
    this.enabled = enabled
    this.log = log
    this.report = report
    this.declaredUtf7 = declaredUtf7
    this.askReply = askReply
  }

  get isReply(): boolean {
    return this.askReply()
  }
}
