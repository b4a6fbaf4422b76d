import { Hono } from 'hono'
import { endPlan as endInput, writePlan as planInput, planQuery } from '../../schema/plan/input.ts'
import {
  answerPlan as answerInput,
  askPlan as askInput,
  requestsQuery,
  withdrawPlan as withdrawInput,
} from '../../schema/plan/request.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readPlan } from './read-plan.ts'
import { readRequests } from './read-requests.ts'
import { answerPlan, askPlan, withdrawPlan } from './requests.ts'
import { endPlan, writePlan } from './write-plan.ts'

/** 予定: what differs from a child's week on single days, and 慣らし保育. */
export const plan = new Hono<App>()
  .get('/', rate('read'), may('notice.read'), query(planQuery), async (c) => c.json(await readPlan(c, c.req.valid('query'))))
  .post('/', rate('write'), may('plan.write'), input(planInput), async (c) => c.json(await writePlan(c, c.req.valid('json'))))
  .post('/end', rate('write'), may('plan.write'), input(endInput), async (c) => c.json(await endPlan(c, c.req.valid('json'))))
  .get('/requests', rate('read'), may('notice.read'), query(requestsQuery), async (c) =>
    c.json(await readRequests(c, c.req.valid('query'))),
  )
  .post('/ask', rate('write'), may('notice.report'), input(askInput), async (c) => c.json(await askPlan(c, c.req.valid('json'))))
  .post('/withdraw', rate('write'), may('notice.report'), input(withdrawInput), async (c) =>
    c.json(await withdrawPlan(c, c.req.valid('json'))),
  )
  .post('/answer', rate('write'), may('plan.write'), input(answerInput), async (c) =>
    c.json(await answerPlan(c, c.req.valid('json'))),
  )

export type Routes = typeof plan
