import { Hono } from 'hono'
import { childQuery, correctCheckup, readCheckup, recordCheckup, yearQuery } from '../../schema/checkup/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readChild, readYear } from './read-results.ts'
import { correctLine, recordSheet, sayRead } from './record-results.ts'

/** 健康診断: sheets of a class, the year of the house, and what a family reads. */
export const checkup = new Hono<App>()
  .get('/child', rate('read'), may('checkup.read'), query(childQuery), async (c) =>
    c.json(await readChild(c, c.req.valid('query').childId)),
  )
  .get('/year', rate('read'), may('checkup.class'), query(yearQuery), async (c) =>
    c.json(await readYear(c, c.req.valid('query'))),
  )
  .post('/record', rate('write'), may('checkup.record'), input(recordCheckup), async (c) =>
    c.json(await recordSheet(c, c.req.valid('json'))),
  )
  .post('/correct', rate('write'), may('checkup.record'), input(correctCheckup), async (c) =>
    c.json(await correctLine(c, c.req.valid('json'))),
  )
  .post('/seen', rate('write'), may('checkup.seen'), input(readCheckup), async (c) =>
    c.json(await sayRead(c, c.req.valid('json'))),
  )

export type Routes = typeof checkup
