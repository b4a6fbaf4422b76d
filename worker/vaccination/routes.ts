import { Hono } from 'hono'
import { classQuery, fileQuery } from '../../schema/vaccination/input.ts'
import type { App } from '../kit/context.ts'
import { query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { exportClass, readClass } from './read-class.ts'

/** 予防接種 of a class. What is written of one child is part of its 健康記録. */
export const vaccination = new Hono<App>()
  .get('/class', rate('read'), may('vaccination.class'), query(classQuery), async (c) =>
    c.json(await readClass(c, c.req.valid('query'))),
  )
  .get('/file', rate('export'), may('vaccination.export'), query(fileQuery), (c) => exportClass(c, c.req.valid('query')))

export type Routes = typeof vaccination
