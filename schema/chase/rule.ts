// 未登園・連絡なし, and お迎えまち after the planned time: a chase per household. It is opened by the fold of presence (a child is overdue) and closed by it alone: the child is seen, or
// somebody spoke to the family and what was said became a notice. A call nobody answered, or "noticed", closes nothing.
import { MINUTE, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Contradiction, Status } from '../presence/rule.ts'

/** What a chase is about: a child that has not come, or one that nobody has fetched. */
export type About = 'arrival' | 'pickup'
/** What is telephoned about: a chase, or somebody at the door who is on no list (`handover`), of which no chase is made. */
export const CALLED_ABOUT = ['arrival', 'pickup', 'handover'] as const
export type CalledAbout = (typeof CALLED_ABOUT)[number]

export const OUTCOMES = ['spoke', 'message', 'no_answer'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** What the person who answered said: at home today · comes later or is on the way · should have arrived · something else. */
export const SAID = ['absent', 'late', 'should_be_here', 'other'] as const
export type Said = (typeof SAID)[number]

/** What can be said of each. */
export const SAID_OF: Readonly<Record<CalledAbout, readonly Said[]>> = {
  arrival: SAID,
  pickup: ['late', 'other'],
  handover: ['other'],
}

/** Who has to act by now; the class sees a chase from its beginning. */
export const STEPS = ['head_teacher', 'director', 'city'] as const
export type Step = (typeof STEPS)[number]

/** The steps a chase goes through. The city is told of children who have not come; one that waits to be fetched is in the house. */
export const stepsOf = (about: About): readonly Step[] => (about === 'arrival' ? STEPS : STEPS.slice(0, 2))

/** Minutes after a chase is due until the next step (a setting of the facility). */
export interface ChaseSteps {
  directorAfter: number
  cityAfter: number
}

export interface ChaseCall {
  id: Id
  at: Moment
  person: string
  outcome: Outcome
  said: Said | null
}

/** A child that should be here, or should have been fetched. `household`: people who answer for it, by whom siblings are found. */
export interface MissingChild<Call extends ChaseCall = ChaseCall> {
  childId: Id
  about: About
  /** When it became due. */
  since: Moment
  household: readonly Id[]
  calls: readonly Call[]
}

export interface Chase<Child extends MissingChild = MissingChild> {
  children: Child[]
  about: About
  since: Moment
  step: Step
  /** When the next step is due; null at the last. */
  nextStepAt: Moment | null
  calls: Child['calls'][number][]
}

/** Puts missing children into chases, one a household: children who share somebody who answers for them. Longest first. */
export function chasesOf<Child extends MissingChild>(missing: readonly Child[], steps: ChaseSteps, now: Moment): Chase<Child>[] {
  const groups: Child[][] = []
  for (const child of missing) {
    const near = groups.filter((group) => group.some((other) => sharePerson(other, child)))
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push([...near.flat(), child])
  }
  return groups.map((children) => chaseOf(children, steps, now)).sort((a, b) => a.since - b.since)
}

const sharePerson = (a: MissingChild, b: MissingChild): boolean =>
  a.about === b.about && a.household.some((person) => b.household.includes(person))

function chaseOf<Child extends MissingChild>(children: Child[], steps: ChaseSteps, now: Moment): Chase<Child> {
  const since = Math.min(...children.map((child) => child.since))
  const calls = new Map(children.flatMap((child) => child.calls).map((call) => [call.id, call]))
  const inOrder = [...calls.values()].sort((a, b) => a.at - b.at)
  const [first] = children
  const about = first?.about ?? 'arrival'
  const cityAt = stepsOf(about).includes('city') ? since + steps.cityAfter * MINUTE : Number.POSITIVE_INFINITY
  // Somebody who answers that the child must be here has ruled out every harmless reason.
  const worst = inOrder.find(({ said, at }) => said === 'should_be_here' && at >= since)
  const directorAt = Math.min(since + steps.directorAfter * MINUTE, worst?.at ?? Number.POSITIVE_INFINITY)
  const step = now >= cityAt ? 'city' : now >= directorAt ? 'director' : 'head_teacher'
  const next = step === 'head_teacher' ? Math.min(directorAt, cityAt) : cityAt
  const nextStepAt = step === 'city' || next === Number.POSITIVE_INFINITY ? null : next
  return { children: children.sort((a, b) => a.since - b.since), about, since, step, nextStepAt, calls: inOrder }
}

/** A child of the board, as far as this asks. */
interface OnBoard {
  status: Status
  since?: Moment
  contradictions?: readonly Contradiction[]
}

/** True for what a board disagrees about because nobody has fetched the child. */
export const isUnfetched = ({ kind }: Contradiction): boolean => kind === 'not_collected' || kind === 'open_at_closing'

/** What a child is looked for about, and since when; null for one that is where it should be. Worker, desk and room ask this one function. */
export function lookedFor({ status, since, contradictions }: OnBoard): { about: About; since: Moment } | null {
  if (status === 'overdue') return { about: 'arrival', since: since ?? 0 }
  const late = contradictions?.find(isUnfetched)
  return late ? { about: 'pickup', since: late.since } : null
}
