// Is the chain whole? From what is stored alone: digests are made again from the columns, links from the digests, and the last links are
// held against what the directory remembers. Whoever can write into a shard can change a row, and even every link after it, but not the
// directory's heads as well.
import { addDays, dayOf, HOUR, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { type AuditRow, rowDigest } from '../kit/audit-row.ts'
import { firstHash, nextHash } from './chain.ts'

export type StoredRow = AuditRow & { digest: string }
export interface Seal {
  number: number
  commandId: string
  childId: string
  hash: string
  sealedAt: Moment
}
export interface Head {
  day: string
  number: number
  hash: string
}

/**
 * `changed` a column is not what it was · `removed` a link without its row · `unlinked` a link is missing · `reordered` two links hold each
 * other's rows · `broken` a link that does not follow from the one before · `inserted` a row put in later, beside or at the end of the chain ·
 * `cut` the chain is shorter than the directory remembers · `replaced` the chain is another one than the directory remembers ·
 * `erased` a content is gone before its time.
 */
export type FaultKind = 'changed' | 'removed' | 'unlinked' | 'reordered' | 'broken' | 'inserted' | 'cut' | 'replaced' | 'erased'
export interface Fault {
  kind: FaultKind
  number: number | null
  row: { commandId: string; childId: string; action?: string; at?: Moment } | null
}
export interface Verdict {
  facilityId: number
  rows: number
  links: number
  /** Rows written since the last sealing, or before the first. */
  waiting: number
  /** Contents erased after their time; who, what and when of them is still proved. */
  erased: number
  faults: Fault[]
}

/** A row without a link this long before the last sealing was not there then. */
const SEALED_WITHIN = 10 * MINUTE
/** The same of a row that got its link in a later sealing, at night perhaps: what the product writes late is late by seconds. */
const OUT_OF_TIME = 2 * HOUR
/** Contents are kept at least this many days. */
export const KEEP_CONTENT_DAYS = 3 * 365

const keyOf = ({ commandId, childId }: { commandId: string; childId: string }): string => `${commandId} ${childId}`
const name = ({ commandId, childId, action, at }: StoredRow): Fault['row'] => ({ commandId, childId, action, at })

/** Looks through one facility's chain. `now` tells which contents may be gone. */
export function verifyChain(
  facilityId: number,
  stored: { rows: readonly StoredRow[]; seals: readonly Seal[]; heads: readonly Head[] },
  now: Moment,
): Verdict {
  const rows = new Map(stored.rows.map((row) => [keyOf(row), row]))
  const seals = [...stored.seals].sort((a, b) => a.number - b.number)
  const faults: Fault[] = []
  const linked = new Set(seals.map(keyOf))
  const hashes = new Map(seals.map(({ number, hash }) => [number, hash]))
  const loose: Seal[] = []
  let before = firstHash(facilityId)
  let expected = 1
  let [batchAt, knownUntil] = [0, 0]
  for (const seal of seals) {
    for (; expected < seal.number; expected++) faults.push({ kind: 'unlinked', number: expected, row: null })
    // A clock that was set back (a demo begins again at 7:50) makes nothing of what was known.
    if (seal.sealedAt !== batchAt) knownUntil = seal.sealedAt < batchAt ? 0 : batchAt
    batchAt = seal.sealedAt
    const row = rows.get(keyOf(seal))
    if (!row) faults.push({ kind: 'removed', number: seal.number, row: { commandId: seal.commandId, childId: seal.childId } })
    else if (rowDigest(row) !== row.digest) faults.push({ kind: 'changed', number: seal.number, row: name(row) })
    else if (nextHash(before, seal.number, seal.sealedAt, row.digest) !== seal.hash) loose.push(seal)
    else if (row.at < knownUntil - OUT_OF_TIME) faults.push({ kind: 'inserted', number: seal.number, row: name(row) })
    before = seal.hash
    expected = seal.number + 1
  }
  faults.push(...loose.map((seal) => looseFault(facilityId, seal, loose, rows, hashes)))
  const unlinked = stored.rows.filter((row) => !linked.has(keyOf(row)))
  const missed = unlinked.filter(({ at }) => at < batchAt - SEALED_WITHIN)
  for (const row of missed) faults.push({ kind: 'inserted', number: null, row: name(row) })
  const erased = stored.rows.filter(({ content }) => (content as { erasedOn?: string } | null)?.erasedOn !== undefined)
  for (const row of erased)
    if (
      addDays(dayOf(row.at), KEEP_CONTENT_DAYS) > (row.content as { erasedOn: string }).erasedOn ||
      row.at > now - KEEP_CONTENT_DAYS * 24 * HOUR
    )
      faults.push({ kind: 'erased', number: null, row: name(row) })
  const last = seals.at(-1)?.number ?? 0
  for (const head of stored.heads) {
    if (head.number > last) faults.push({ kind: 'cut', number: head.number, row: null })
    else if (hashes.get(head.number) !== head.hash) faults.push({ kind: 'replaced', number: head.number, row: null })
  }
  return {
    facilityId,
    rows: stored.rows.length,
    links: seals.length,
    waiting: unlinked.length - missed.length,
    erased: erased.length,
    faults,
  }
}

/** A whole row under a link that is not its own: two links changed places, or the row was changed together with its digest. */
function looseFault(
  facilityId: number,
  seal: Seal,
  loose: readonly Seal[],
  rows: ReadonlyMap<string, StoredRow>,
  hashes: ReadonlyMap<number, string>,
): Fault {
  const before = seal.number === 1 ? firstHash(facilityId) : (hashes.get(seal.number - 1) ?? '')
  const other = loose.find(
    (one) => one !== seal && nextHash(before, seal.number, seal.sealedAt, rows.get(keyOf(one))?.digest ?? '') === seal.hash,
  )
  const row = rows.get(keyOf(seal))
  return { kind: other ? 'reordered' : 'broken', number: seal.number, row: row ? name(row) : null }
}
