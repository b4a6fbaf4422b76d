import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, text } from '../kit/input.ts'
import { CHECKUPS, FOLLOW_UPS, OUTCOMES } from './rule.ts'

const kind = oneOf(CHECKUPS)
/** What was found; nothing said: 所見なし. */
const found = { outcome: oneOf(OUTCOMES), findings: v.optional(needed(300)), followUp: v.optional(oneOf(FOLLOW_UPS), 'none') }
type Found = { outcome?: 'seen' | 'absent' | undefined; findings?: string | undefined; followUp: 'none' | 'watch' | 'doctor' }
/** Of a child who was absent nothing was found, and what follows has a finding to follow from. */
const sound = ({ outcome, findings, followUp }: Found): boolean =>
  outcome === 'seen' ? followUp === 'none' || findings !== undefined : findings === undefined && followUp === 'none'
const UNSOUND = '欠席の子に所見は入れられません。受診やようすを見るときは、所見を入れてください'

const line = v.pipe(
  strict({ childId: id, ...found }),
  v.forward(
    v.check((one) => sound(one), UNSOUND),
    ['findings'],
  ),
)

/** A sheet of a class on a day, in one act. */
export const recordCheckup = strict({
  id,
  kind,
  day,
  doctor: text(40),
  children: v.pipe(
    listOf(line, 1, 100),
    v.check((list) => new Set(list.map(({ childId }) => childId)).size === list.length, '同じ子どもが2度入っています'),
  ),
})

/** One line put right; without an outcome it is taken back. The old one stays, with who and why. */
export const correctCheckup = v.pipe(
  strict({
    id,
    childId: id,
    kind,
    day,
    resultId: id,
    outcome: v.optional(oneOf(OUTCOMES)),
    findings: found.findings,
    followUp: found.followUp,
    doctor: text(40),
    reason: needed(100),
  }),
  v.forward(
    v.check((one) => sound(one), UNSOUND),
    ['findings'],
  ),
)

/** A guardian has read it. */
export const readCheckup = strict({ id, childId: id, kind, day, resultId: id })

export const yearQuery = strict({ year: v.optional(v.pipe(v.string(), v.regex(/^20\d\d$/, '2026 の形の年度を入れてください'))) })
export const childQuery = strict({ childId: id })
