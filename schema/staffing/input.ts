import { day, strict } from '../kit/input.ts'

export const staffingQuery = strict({ day })
