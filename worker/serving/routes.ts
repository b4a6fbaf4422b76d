import { Hono } from 'hono'
import { checkServing, servingQuery } from '../../schema/serving/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readDay } from './read-day.ts'
import { check } from './record.ts'

/** 配膳の確認: whose tray stands before whom. */
export const serving = new Hono<App>()
  .get('/day', rate('read'), may('serving.read'), query(servingQuery), async (c) =>
    c.json(await readDay(c, c.req.valid('query').day)),
  )
  .post('/check', rate('write'), may('serving.record'), input(checkServing), async (c) =>
    c.json(await check(c, c.req.valid('json'))),
  )

export type Routes = typeof serving
