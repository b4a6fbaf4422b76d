// 要録の送付簿 (domain/documents.md §13: school, addressee, method, date, person, extract or copy, receipt).
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

export const METHODS = ['hand', 'registered', 'electronic'] as const
export type Method = (typeof METHODS)[number]
export const COPIES = ['extract', 'copy'] as const
export type Copy = (typeof COPIES)[number]

export const METHOD_WORDS: Readonly<Record<Method, string>> = {
  hand: '持参',
  registered: '書留',
  electronic: '電子（安全な方法）',
}
export const COPY_WORDS: Readonly<Record<Copy, string>> = { extract: '抄本', copy: '写し' }

/** One delivery, as it travels. */
export interface Delivery {
  id: Id
  childId: Id
  school: string
  addressee: string
  method: Method
  copy: Copy
  sentOn: Day
  by: string
  receivedOn: Day | null
  goneAt: Moment | null
  reason: string | null
}

/** A child of the last year, with what became of its 要録. */
export interface Leaver {
  childId: Id
  name: string
  kana: string
  /** Null while no day of leaving is entered. */
  leftOn: Day | null
  /** Of the 要録: not begun, being written or approved, decided. */
  record: 'none' | 'open' | 'decided'
  /** 就学先 as it stands in the 要録; '' where nobody has written it. */
  school: string
  deliveries: readonly Delivery[]
}

/** Deliveries that stand, the oldest first. */
export const standing = ({ deliveries }: Pick<Leaver, 'deliveries'>): Delivery[] =>
  deliveries.filter(({ goneAt }) => goneAt === null)

/**
 * The children by the school they go to: where the record was sent, or else what the 要録 says; those of whom nobody knows a school last. Schools
 * in the order of their names, children in the order in which they came.
 */
export function bySchool(leavers: readonly Leaver[]): [school: string, leavers: Leaver[]][] {
  const schoolOf = (one: Leaver) => standing(one).at(-1)?.school ?? one.school
  const groups = [...Map.groupBy(leavers, schoolOf)]
  return groups.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
}
