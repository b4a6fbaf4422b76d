import { Hono } from 'hono'
import { childQuery, classQuery, correctMeasure, fileQuery, measureClass, measureHome } from '../../schema/growth/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { exportGrowth } from './export-growth.ts'
import { readChild } from './read-child.ts'
import { readClass } from './read-class.ts'
import { correct, recordClass, recordHome } from './record-measures.ts'

/** 身体計測: a class once a month, a child's curve, and what families measured themselves. */
export const growth = new Hono<App>()
  .get('/class', rate('read'), may('growth.class'), query(classQuery), async (c) =>
    c.json(await readClass(c, c.req.valid('query'))),
  )
  .get('/child', rate('read'), may('growth.read'), query(childQuery), async (c) =>
    c.json(await readChild(c, c.req.valid('query').childId)),
  )
  .get('/file', rate('export'), may('growth.export'), query(fileQuery), (c) => exportGrowth(c, c.req.valid('query')))
  .post('/class', rate('write'), may('growth.record'), input(measureClass), async (c) =>
    c.json(await recordClass(c, c.req.valid('json'))),
  )
  .post('/correct', rate('write'), may('growth.record'), input(correctMeasure), async (c) =>
    c.json(await correct(c, c.req.valid('json'))),
  )
  .post('/home', rate('write'), may('growth.home'), input(measureHome), async (c) =>
    c.json(await recordHome(c, c.req.valid('json'))),
  )

export type Routes = typeof growth
