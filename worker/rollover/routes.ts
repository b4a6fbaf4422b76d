import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import {
  addClass as addClassInput,
  decide as decideInput,
  endClass as endClassInput,
  listFile,
  place as placeInput,
  undo as undoInput,
  work as workInput,
} from '../../schema/rollover/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { addClass, chooseWork, endClass, placeChildren } from './choose.ts'
import { decideYear, undoYear } from './decide.ts'
import { exportClasses, readRollover } from './read-rollover.ts'

/** 年度更新: the next year rehearsed, decided, and taken back while it has not begun. */
export const rollover = new Hono<App>()
  .get('/', rate('read'), may('rollover.plan'), query(nothing), async (c) => c.json(await readRollover(c)))
  .get('/file', rate('export'), may('presence.export'), query(listFile), (c) => exportClasses(c, c.req.valid('query').format))
  .post('/place', rate('write'), may('rollover.plan'), input(placeInput), async (c) =>
    c.json(await placeChildren(c, c.req.valid('json'))),
  )
  .post('/class', rate('write'), may('rollover.plan'), input(addClassInput), async (c) =>
    c.json(await addClass(c, c.req.valid('json'))),
  )
  .post('/end-class', rate('write'), may('rollover.plan'), input(endClassInput), async (c) =>
    c.json(await endClass(c, c.req.valid('json'))),
  )
  .post('/work', rate('write'), may('rollover.plan'), input(workInput), async (c) =>
    c.json(await chooseWork(c, c.req.valid('json'))),
  )
  .post('/decide', rate('write'), may('rollover.decide'), input(decideInput), async (c) =>
    c.json(await decideYear(c, c.req.valid('json'))),
  )
  .post('/undo', rate('write'), may('rollover.decide'), input(undoInput), async (c) =>
    c.json(await undoYear(c, c.req.valid('json'))),
  )

export type Routes = typeof rollover
