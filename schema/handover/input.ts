import { day, id, strict, text } from '../kit/input.ts'

export const cardQuery = strict({ childId: id, day })
export const issueCard = strict({ id, childId: id, note: text(300) })
