// One child's illness, from the steps that were written down about it. Used by worker, phone, tablet and desk alike.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Disease } from './diseases.ts'
import { type Facts, isBase, isCheck, type Return, returnOn } from './rule.ts'

export const CERTAINTIES = ['suspected', 'diagnosed'] as const
/** What a step says. `fact` gives or takes back one fact; the others are about the paper and the end. */
export const STEPS = [...CERTAINTIES, 'fact', 'recovered', 'wrong', 'withdrawn', 'confirmed', 'paper', 'anyway'] as const
export type StepKind = (typeof STEPS)[number]

export interface Step {
  kind: StepKind
  /** Of `fact`: which. */
  fact: string | null
  /** The day of a fact, of a paper; empty: the fact is taken back. */
  day: Day | null
  /** Of `withdrawn` and `confirmed`: the 登園届. */
  formId: Id | null
  at: Moment
}

export interface SentForm {
  id: Id
  at: Moment
}

/** waiting: nothing was handed in. sent: a 登園届 waits to be looked at. confirmed: it was. received: the doctor's paper is here. */
export type PaperState = 'none_asked' | 'waiting' | 'sent' | 'confirmed' | 'received'

export interface FoldedCase extends Return {
  certainty: (typeof CERTAINTIES)[number]
  /** Over: the child is well again, or it never was this disease. */
  ended: 'recovered' | 'wrong' | null
  facts: Facts
  paper: PaperState
  /** The 登園届 that stands. */
  formId: Id | null
}

/** Folds the steps of a case, oldest first. A later word about the same fact counts; nothing is lost from what was written. */
export function foldCase(disease: Disease, steps: readonly Step[], forms: readonly SentForm[]): FoldedCase {
  const facts: Partial<Record<string, Day>> = {}
  let certainty: FoldedCase['certainty'] = 'suspected'
  let ended: FoldedCase['ended'] = null
  let received = false
  const [withdrawn, confirmed] = [new Set<Id>(), new Set<Id>()]
  for (const { kind, fact, day, formId } of [...steps].sort((a, b) => a.at - b.at)) {
    if (kind === 'suspected' || kind === 'diagnosed') certainty = kind
    else if (kind === 'recovered' || kind === 'wrong') ended = kind
    else if (kind === 'paper') received = true
    else if (kind === 'withdrawn' && formId) withdrawn.add(formId)
    else if (kind === 'confirmed' && formId) confirmed.add(formId)
    else if (kind === 'fact' && fact && (isBase(fact) || isCheck(fact))) {
      if (day) facts[fact] = day
      else delete facts[fact]
    }
  }
  const standing = forms.filter(({ id }) => !withdrawn.has(id)).sort((a, b) => b.at - a.at)[0]
  return {
    certainty,
    ended,
    facts: facts as Facts,
    ...returnOn(disease.rule, facts as Facts),
    paper: received
      ? 'received'
      : standing
        ? confirmed.has(standing.id)
          ? 'confirmed'
          : 'sent'
        : disease.form === 'none'
          ? 'none_asked'
          : 'waiting',
    formId: standing?.id ?? null,
  }
}

/** What the door asks about once, on a day: the day has not come or is not known, or the paper is missing. Never a reason to leave a child standing. */
export type DoorAsk = 'unknown_day' | 'too_early' | 'no_paper'

/** What to ask when a child of an open case stands at the door; null: nothing. A criterion nobody has written down names no day. */
export function asksAtDoor(
  disease: Pick<Disease, 'rule'>,
  folded: Pick<FoldedCase, 'ended' | 'day' | 'paper'>,
  today: Day,
): DoorAsk | null {
  if (folded.ended !== null) return null
  if (folded.day !== null && folded.day > today) return 'too_early'
  if (folded.day === null && disease.rule && folded.paper !== 'received') return 'unknown_day'
  return folded.paper === 'waiting' ? 'no_paper' : null
}
