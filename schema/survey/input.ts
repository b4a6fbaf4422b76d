import * as v from 'valibot'
import { id, strict, whole } from '../kit/input.ts'
import { SCORES } from './rule.ts'

const score = whole(SCORES[0], SCORES.length)

/** Both answers; without them this month is let be. */
export const answerSurvey = strict({ id, answers: v.optional(strict({ first: score, second: score })) })
export type AnswerSurvey = v.InferOutput<typeof answerSurvey>
