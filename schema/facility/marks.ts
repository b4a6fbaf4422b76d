import { strict, text } from '../kit/input.ts'

/** How the register writes a day: whole-day absences by reason, and the day a child was here. */
export const registerMarks = strict({
  present: text(4),
  late: text(4),
  early: text(4),
  sick: text(4),
  family: text(4),
  suspended: text(4),
  bereavement: text(4),
  unknown: text(4),
  closed: text(4),
  notExpected: text(4),
})
