import { Hono } from 'hono'
import {
  allergyChildQuery,
  allergyFileQuery,
  confirmAllergy,
  proposeAllergy,
  returnAllergy,
  withdrawAllergy,
  writeAllergy,
} from '../../schema/allergy/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { confirm, propose, sendBack, takeBack, writeOwn } from './change-allergy.ts'
import { exportList, readChild, readList } from './read-allergy.ts'

/** 食物アレルギー: 生活管理指導表, what is left out, and what is done when it was eaten all the same. */
export const allergy = new Hono<App>()
  .get('/child', rate('read'), may('allergy.read'), query(allergyChildQuery), async (c) =>
    c.json(await readChild(c, c.req.valid('query').childId)),
  )
  .get('/list', rate('read'), may('allergy.list'), query(nothing), async (c) => c.json(await readList(c)))
  .get('/file', rate('export'), may('allergy.export'), query(allergyFileQuery), (c) => exportList(c, c.req.valid('query')))
  .post('/propose', rate('write'), may('allergy.propose'), input(proposeAllergy), async (c) =>
    c.json(await propose(c, c.req.valid('json'))),
  )
  .post('/withdraw', rate('write'), may('allergy.propose'), input(withdrawAllergy), async (c) =>
    c.json(await takeBack(c, c.req.valid('json'))),
  )
  .post('/write', rate('write'), may('allergy.write'), input(writeAllergy), async (c) =>
    c.json(await writeOwn(c, c.req.valid('json'))),
  )
  .post('/confirm', rate('write'), may('allergy.write'), input(confirmAllergy), async (c) =>
    c.json(await confirm(c, c.req.valid('json'))),
  )
  .post('/return', rate('write'), may('allergy.write'), input(returnAllergy), async (c) =>
    c.json(await sendBack(c, c.req.valid('json'))),
  )

export type Routes = typeof allergy
