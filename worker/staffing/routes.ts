import { Hono } from 'hono'
import { staffingQuery } from '../../schema/staffing/input.ts'
import type { App } from '../kit/context.ts'
import { query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readStaffing } from './read-staffing.ts'

/** 配置: children beside 保育士, now and by half hour. */
export const staffing = new Hono<App>().get('/', rate('read'), may('staffing.read'), query(staffingQuery), async (c) =>
  c.json(await readStaffing(c, c.req.valid('query').day)),
)

export type Routes = typeof staffing
