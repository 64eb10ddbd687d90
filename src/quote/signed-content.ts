/**
 * What was done to signed content before it is shown (DESIGN §1.7). The mail itself is never altered;
 * but whoever reads it repaired has to know that this is not what was signed.
 *
 *     a part's place, its windows with what was read and repaired in them ─▶ one finding, or none
 *
 * All inside a multipart/signed is signed (RFC 1847), and in any text the lines that `Cleartext` finds.
 * A part of one window in which nothing was changed is not looked at.
 */
import type {SectionPlace} from '../mime/places.ts'
import {entityProtection, inText} from '../mime/protection.ts'
import type {Body, Finding, Reading, Repair, TextPart} from '../types.ts'
import {Cleartext, type IsSigned} from './cleartext.ts'
import {joins} from './rejoin.ts'

const nothing = Buffer.alloc(0)
const everywhere: IsSigned = () => true

/** Reads one part after the other. */
export class SignedContent {
  private readonly rejoin: boolean
  private readonly cleartext = new Cleartext()
  private part: TextPart | null = null
  private section: SectionPlace | null = null
  /** What signs the whole part; null: nothing does, undefined: nobody has asked. */
  private around: string | null | undefined
  /** The window that is being read as it was before any repair, and its first octet. */
  private bytes: Buffer = nothing
  private start = 0
  /** Whether some of the window may be signed; null: nobody has asked. */
  private mayBe: boolean | null = null
  /** Repairs of the part that were looked at. */
  private seen = 0
  /** First signed line of the body, from 1, that is not shown as it was signed; 0: none. */
  private line = 0
  private readonly repairs = new Set<string>()
  private readonly depths = new Set<string>()
  private isJoined = false

  /** @param rejoin lines that a wrap broke are joined again where they are shown */
  constructor(rejoin: boolean) {
    this.rejoin = rejoin
  }

  /** @param section where the fields stand that describe the part */
  partStart(part: TextPart, section: SectionPlace | null): void {
    this.part = part
    this.section = section
    this.around = undefined
    this.cleartext.begin()
    this.seen = 0
    this.line = 0
    this.isJoined = false
    if (this.repairs.size > 0) this.repairs.clear()
    if (this.depths.size > 0) this.depths.clear()
  }

  /** A window comes: its octets from `start` on are unrepaired, and lent until `read`. */
  window(bytes: Buffer, start: number): void {
    this.bytes = bytes
    this.start = start
    this.mayBe = null
  }

  /** Some of the window may be signed: its repairs are to be listed, with their lines. */
  readonly listsRepairs = (): boolean => {
    this.mayBe ??= this.signer !== null || this.cleartext.mayBeIn(this.bytes, this.start)
    return this.mayBe
  }

  /** The window was read. @param repairs of the part, those of the window at their end */
  read(body: Body, {depthChanges}: Reading, repairs: readonly Repair[]): void {
    this.bytes = nothing
    const isSame = depthChanges.length === 0 && repairs.length === this.seen && !this.rejoin
    // A later window has to know how this one ends.
    if (isSame && body.last) return
    const isSigned = this.signer === null ? this.cleartext.read(body) : everywhere
    if (isSigned !== null) {
      for (const {rule, firstLine, lastLine} of depthChanges) {
        let line = firstLine
        while (line <= lastLine && !isSigned(line)) line++
        if (line > lastLine) continue
        this.depths.add(rule)
        this.note(line)
      }
      this.readRepairs(repairs, isSigned)
      if (this.rejoin) this.readJoins(body, isSigned)
    }
    this.seen = repairs.length
  }

  /**
   * The part is over.
   * @param repairs of the part; that of a wrong label comes last, and is signed with the entity
   */
  partEnd(repairs: readonly Repair[]): Finding | null {
    if (repairs.length > this.seen && this.signer !== null) this.readRepairs(repairs, everywhere)
    if (this.line === 0) return null
    const {part, sourceLine} = this.part!
    const done = [...told('repaired', this.repairs), ...told('depth changed', this.depths)]
    if (this.isJoined) done.push('lines joined')
    const where = this.signer ?? inText
    const message = `the text shown is not the text signed (${where}): ${done.join(', ')}`
    const line = sourceLine + this.line - 1
    return {rule: 'signed-content', severity: 'info', message, line, part}
  }

  private get signer(): string | null {
    if (this.around === undefined) {
      const protection = entityProtection(this.section)
      this.around = protection?.reason === 'signed' ? protection.message : null
    }
    return this.around
  }

  private note(line: number): void {
    if (this.line === 0 || line < this.line) this.line = line
  }

  private readRepairs(repairs: readonly Repair[], isSigned: IsSigned): void {
    for (let index = this.seen; index < repairs.length; index++) {
      const {rule, line} = repairs[index]!
      if (!isSigned(line)) continue
      this.repairs.add(rule)
      this.note(line)
    }
  }

  /** Flowed lines are made to be joined (RFC 3676 §4.2): they are shown as their writer meant them. */
  private readJoins(body: Body, isSigned: IsSigned): void {
    const rows = body.part.flowed ? null : joins(body)
    if (rows === null) return
    const {lines, firstLine} = body
    for (let row = 0; row < rows.length; row++) {
      const line = firstLine + lines.firstLineOf(row)
      if (rows[row] === 0 || !isSigned(line)) continue
      this.isJoined = true
      this.note(line)
    }
  }
}

/** @param rules none: nothing of the kind was done */
function told(what: string, rules: ReadonlySet<string>): string[] {
  return rules.size === 0 ? [] : [`${what} (${[...rules].join(', ')})`]
}
