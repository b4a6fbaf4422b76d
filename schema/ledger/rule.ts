// 園児台帳 (児童票): what is known of a child and its household beside presence, health and who fetches it (domain documents §2). Each thing is an
// item of its own that is never written over: a guardian proposes, the nursery takes it with one press; what the nursery writes stands at once.
import { type Day, fiscalYearOf } from '../kit/day.ts'
import { foldSaid, type Said, type SaidItem } from '../kit/said.ts'

/** 認定, 住所, 緊急連絡先, 家族, 保険, 血液型, 生育歴, 家庭の状況・特記. */
export const LEDGER_KINDS = [
  'certificate',
  'home',
  'contact',
  'household',
  'insurance',
  'blood',
  'upbringing',
  'circumstances',
] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]
/** What a family may propose. 認定 is the city's to say, 特記 the nursery's own. */
export const FAMILY_LEDGER = [
  'home',
  'contact',
  'household',
  'insurance',
  'blood',
  'upbringing',
] as const satisfies readonly LedgerKind[]
export type FamilyLedger = (typeof FAMILY_LEDGER)[number]
/** Of these a child has one, and its item is the child's id. */
const SINGLE: ReadonlySet<LedgerKind> = new Set(['home', 'insurance', 'blood', 'upbringing', 'circumstances'])
export const isSingle = (kind: LedgerKind): boolean => SINGLE.has(kind)
/** 要配慮: staff see that there is something; what it is, they open with a reason (RL12). */
const MASKED: ReadonlySet<LedgerKind> = new Set(['home', 'contact', 'insurance', 'upbringing', 'circumstances'])
export const isMasked = (kind: LedgerKind): boolean => MASKED.has(kind)

/** 1号 教育標準時間, 2号 満3歳以上, 3号 満3歳未満 (domain rules §3). */
export const CATEGORIES = ['1', '2', '3'] as const
export const NEEDS = ['standard', 'short'] as const
export const BLOOD_TYPES = ['A', 'B', 'O', 'AB', 'unknown'] as const

export interface LedgerValues {
  /** `until` is empty where the city named no last day. */
  certificate: {
    category: (typeof CATEGORIES)[number]
    need: (typeof NEEDS)[number]
    from: Day
    until: Day | null
    number: string
  }
  /** `note`: what helps to find it. */
  home: { address: string; phone: string; note: string }
  /** `order`: whom to call first. */
  contact: { order: number; name: string; relationship: string; phone: string; note: string }
  household: { name: string; relationship: string; birth: string; note: string }
  /** The kind and the insurer. Symbol and number are not kept: a nursery may not ask for them (告知要求制限). */
  insurance: { kind: string; insurer: string }
  blood: { type: (typeof BLOOD_TYPES)[number]; rh: '+' | '-' | 'unknown' }
  upbringing: { text: string }
  circumstances: { text: string }
}
export type LedgerValue = LedgerValues[LedgerKind]
/** `masked`: there is a value, and the reader has not opened it. */
export type LedgerEntry = Said<LedgerKind, LedgerValue> & { masked?: true }
export type LedgerItem = SaidItem<LedgerEntry>

export const foldLedger = (entries: readonly LedgerEntry[]): LedgerItem[] => foldSaid(entries)

/** Why masked fields are opened; said with each opening and kept (RL12). */
export const WHYS = ['emergency', 'medical', 'plan', 'city', 'correct', 'print'] as const
export type Why = (typeof WHYS)[number]

/** 認定 in force on a day: of those that cover it the one that began last. */
export function certificateOn(items: readonly LedgerItem[], day: Day): LedgerValues['certificate'] | null {
  const held = items.flatMap(({ kind, stands }) =>
    kind === 'certificate' && stands?.value ? [stands.value as LedgerValues['certificate']] : [],
  )
  return (
    held
      .filter(({ from, until }) => from <= day && (until === null || until >= day))
      .sort((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null
  )
}

/** The yearly round is of the fiscal year. */
export const roundOf = (day: Day): number => fiscalYearOf(day)
