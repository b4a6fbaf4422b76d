import { day, id, strict } from '../kit/input.ts'

export const listQuery = strict({ childId: id })
export const fileQuery = strict({ childId: id, from: day, to: day })
