import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import { answerSurvey as answerInput } from '../../schema/survey/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { answerSurvey, readSurvey } from './answer.ts'

/** 月に一度のアンケート of families and of those who work here. */
export const survey = new Hono<App>()
  .get('/', rate('read'), may('survey.answer'), query(nothing), async (c) => c.json(await readSurvey(c)))
  .post('/answer', rate('write'), may('survey.answer'), input(answerInput), async (c) =>
    c.json(await answerSurvey(c, c.req.valid('json'))),
  )

export type Routes = typeof survey
