import { LONGEST } from '../injury/rule.ts'
import { day, id, needed, strict, text } from '../kit/input.ts'

export const cardQuery = strict({ childId: id, day })
export const issueCard = strict({ id, childId: id, note: text(300) })
const upon = { id, childId: id, day, cardId: id }
/** 既読 of a guardian. */
export const seeCard = strict(upon)
/** 返信 of a guardian, in free words. It is kept as it was sent (RA25). */
export const replyCard = strict({ ...upon, text: needed(LONGEST) })
