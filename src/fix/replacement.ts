/**
 * The work on one file while its lock is held: what replace.ts promises, step by step.
 */
import {basename, dirname, join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {decompress} from '../input/decompress.ts'
import {InputError} from '../input/error.ts'
import {backupPath, checkBackup, exchange, syncDirectory} from './exchange.ts'
import {asItWas, attempt, elsewhere, FileError, fileError} from './file-error.ts'
import {GzipSink} from './gzip-sink.ts'
import type {Lock} from './lock.ts'
import {nameWithSizes, SizeCounter} from './maildir-name.ts'
import {keepMetadata} from './metadata.ts'
import {readOctets} from './octets.ts'
import {checkNames, type Place, type PlaceOptions} from './place.ts'
import {PlainSink, Product, type Sink} from './product.ts'
import {SourceFile} from './source.ts'
import type {System} from './system.ts'
import {createTemporary, type NewFile} from './temporary.ts'

const writing = 'write the new file'

export interface ReplaceOptions extends PlaceOptions {
  /**
   * Suffix of the backup beside the file, which must not be there yet; null: none. With `output`
   * there is none: the original stays.
   */
  readonly backup: string | null
  /** The dotlock of a mailbox is taken; Maildir members and `.eml` files have none. */
  readonly lock: boolean
  /** Aborted: the file stays as it is, and the signal's reason is thrown. */
  readonly signal: AbortSignal
  /**
   * Directories that were looked through for what killed runs left; give the same set to all files
   * of a run, so that a directory is looked through once.
   */
  readonly swept: Set<string>
}

/** Octets of a written file, chunk by chunk; lent. */
export interface Check {
  write(chunk: Buffer): Promise<void> | void
  /** What is wrong with them, in words; null when they are right. */
  end(): Promise<string | null> | string | null
}

/** What a rewrite of a file's octets came to. */
export interface Rewrite {
  readonly changed: boolean
  /**
   * Begins to read the written octets back; asked only after a change.
   * @param original the octets that were rewritten, once more; lent
   */
  readonly check: (original: AsyncGenerator<Buffer>) => Check
}

/**
 * Turns a file's octets (decompressed, chunks lent) into those it is to have.
 * @param out takes octets, copied at once; what it throws must be passed on
 */
export type Rewriter = (
  chunks: AsyncIterable<Buffer>,
  out: (bytes: Buffer) => void,
) => Promise<Rewrite>

/** `replaced`: the new octets have the file's name, or with `output` the new one. */
export type Outcome = 'replaced' | 'unchanged'

/** The lock, if one is to be held, or why there can be none: a clean file is read all the same. */
export interface Guard {
  readonly lock: Lock | null
  readonly failure: FileError | null
}

/** The work on one file, while its lock is held. */
export class Replacement {
  private readonly file: string
  private readonly place: Place
  private readonly options: ReplaceOptions
  private readonly guard: Guard
  private readonly system: System
  private readonly source: SourceFile
  /** Path of the backup, or null. */
  private readonly backup: string | null
  private octetsRead = 0
  private product: Product | null = null
  private copied: NewFile | null = null

  constructor(file: string, place: Place, options: ReplaceOptions, guard: Guard, system: System) {
    this.file = file
    this.place = place
    this.options = options
    this.guard = guard
    this.system = system
    const suffix = options.output === null ? options.backup : null
    this.backup = suffix === null ? null : backupPath(place.target, suffix, place.inMaildir)
    this.source = new SourceFile(file, place.source, system)
  }

  async run(rewrite: Rewriter): Promise<Outcome> {
    try {
      this.checkSource()
      const product = new Product(
        () => this.octets(this.source, () => this.tick()),
        () => this.create(),
      )
      this.product = product
      const {changed, check} = await this.rewrite(rewrite, product)
      const made = await this.writing(() => product.end())
      return await this.conclude(changed ? check : null, made)
    } finally {
      this.product?.discard()
      this.copied?.discard()
      this.source.close()
    }
  }

  /** @param check null when nothing was to be changed */
  private async conclude(check: Rewrite['check'] | null, made: NewFile | null): Promise<Outcome> {
    const {file, source, options, backup, system} = this
    source.checkSame(this.octetsRead)
    if (made === null) {
      if (options.output !== null) await this.finish(await this.copy(), null)
      return 'unchanged'
    }
    if (check === null) throw new FileError(file, `would differ for no reason; ${asItWas}`)
    if (backup !== null) checkBackup(file, backup, source, system)
    await this.finish(made, await this.readBack(made, check))
    return 'replaced'
  }

  private checkSource(): void {
    const {file, source, options} = this
    if (source.compression === 'zstd') {
      const help = 'decompress it with unzstd, fix it, and compress it again'
      throw new FileError(file, `is compressed with zstd, which cannot be written; ${help}`)
    }
    if (options.output !== null || options.breakHardLinks) return
    // The backup of a run that was killed before it could replace the file.
    const isBackedUp =
      options.backup !== null && attempt(file, 'look at it', () => source.hasName(this.backup!))
    checkNames(file, source.stats.nlink - (isBackedUp ? 1n : 0n))
  }

  private create(): Sink {
    const {source} = this
    const file = this.createFile()
    return source.compression === 'gzip' ? new GzipSink(source.start, file) : new PlainSink(file)
  }

  private createFile(): NewFile {
    const {file, place, guard, system} = this
    if (guard.failure !== null) throw guard.failure
    const create = (): NewFile => createTemporary(place.workshop, basename(place.target), system)
    return attempt(file, 'make a file beside it', create, elsewhere)
  }

  /** Octets of a file, decompressed if the original is compressed. */
  private octets(
    {fd, octets: expected}: SourceFile | NewFile,
    onChunk: (octets: number) => void,
  ): AsyncGenerator<Buffer> {
    const octets = readOctets(fd, expected, this.system, onChunk)
    return this.source.compression === null ? octets : decompress(octets, this.file)
  }

  private async rewrite(rewrite: Rewriter, product: Product): Promise<Rewrite> {
    const {file, source} = this
    try {
      const chunks = this.octets(source, octets => this.countRead(octets))
      return await rewrite(this.settled(chunks, product), bytes => product.write(bytes))
    } catch (error) {
      if (error instanceof InputError) throw new FileError(file, `${error.message}; ${asItWas}`)
      throw fileError(file, 'cannot read it', error)
    }
  }

  /** Sees to it between two chunks that what they brought is written. */
  private async *settled(chunks: AsyncIterable<Buffer>, product: Product): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      yield chunk
      await this.writing(() => product.settle())
    }
  }

  private async writing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw fileError(this.file, `cannot ${writing}`, error, asItWas)
    }
  }

  /** @returns the sizes of the new message, where its name may tell them */
  private async readBack(made: NewFile, begin: Rewrite['check']): Promise<SizeCounter | null> {
    const {file, place, source} = this
    const sizes = place.inMaildir ? new SizeCounter() : null
    const original = this.octets(source, () => this.tick())
    let wrong: string | null
    try {
      const check = begin(original)
      for await (const chunk of this.octets(made, () => this.tick())) {
        sizes?.write(chunk)
        await check.write(chunk)
      }
      wrong = await check.end()
    } catch (error) {
      if (!(error instanceof InputError)) throw fileError(file, 'cannot check the new file', error)
      wrong = error.message
    } finally {
      void original.return(undefined)
    }
    if (wrong === null) return sizes
    // It may differ because the original does, by now.
    source.checkSame(this.octetsRead)
    throw new FileError(file, `the new file does not read back right (${wrong}); ${asItWas}`)
  }

  /** A copy of the original, for `output`. */
  private async copy(): Promise<NewFile> {
    const {source, system} = this
    const copied = this.createFile()
    this.copied = copied
    const onChunk = (octets: number): void => this.countRead(octets)
    for await (const chunk of readOctets(source.fd, source.octets, system, onChunk)) {
      await this.writing(async () => copied.write(chunk))
    }
    return copied
  }

  /** @param sizes of the new message; null when its name keeps what it tells */
  private async finish(made: NewFile, sizes: SizeCounter | null): Promise<void> {
    const {file, place, options, guard, source, system} = this
    await this.writing(async () => {
      keepMetadata(made.fd, source.stats, system)
      made.finish()
    })
    // The last moment to stop: signals get their turn.
    await setImmediate()
    options.signal.throwIfAborted()
    guard.lock?.verify()
    source.checkSame(this.octetsRead)
    const newPath = this.newPath(sizes)
    if (options.output === null) {
      const {target, workshop} = place
      const names = {file, path: target, newPath, workshop, backup: this.backup}
      exchange(names, made, source, system)
    } else {
      attempt(file, 'rename the new file', () => made.rename(newPath))
      attempt(file, 'see the new file safe on the disk', () => {
        syncDirectory(dirname(newPath), system)
      })
    }
  }

  private newPath(sizes: SizeCounter | null): string {
    const {target} = this.place
    if (sizes === null) return target
    return join(dirname(target), nameWithSizes(basename(target), sizes))
  }

  private countRead(octets: number): void {
    this.octetsRead = octets
    this.source.checkGrowth(octets)
    this.tick()
  }

  /** Stops when asked to, and shows that the lock's holder is at work. */
  private tick(): void {
    this.options.signal.throwIfAborted()
    this.guard.lock?.touch()
  }
}
