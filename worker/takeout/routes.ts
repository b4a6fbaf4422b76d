import { Hono } from 'hono'
import { fileQuery, listQuery } from '../../schema/takeout/input.ts'
import type { App } from '../kit/context.ts'
import { query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readTakeout } from './read-takeout.ts'
import { takeOut } from './take-out.ts'

/** 記録の受け取り: all that a family may see of its child, to keep. */
export const takeout = new Hono<App>()
  .get('/list', rate('read'), may('takeout.read'), query(listQuery), async (c) =>
    c.json(await readTakeout(c, c.req.valid('query').childId)),
  )
  .get('/file', rate('export'), may('takeout.take'), query(fileQuery), (c) => takeOut(c, c.req.valid('query')))

export type Routes = typeof takeout
