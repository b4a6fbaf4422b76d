import { Hono } from 'hono'
import { childQuery, classQuery, setItems as itemsInput, markItems as markInput } from '../../schema/development/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readChild, readClass, readLists } from './read.ts'
import { markItems, setItems } from './write.ts'

/** 発達記録: of those who write memos about the same children; the list is the house's own, like its forms. */
export const development = new Hono<App>()
  .get('/list', rate('read'), may('document.form'), query(nothing), async (c) => c.json(await readLists(c)))
  .post('/list', rate('write'), may('document.form'), input(itemsInput), async (c) =>
    c.json(await setItems(c, c.req.valid('json'))),
  )
  .get('/class', rate('read'), may('memo.read'), query(classQuery), async (c) => c.json(await readClass(c, c.req.valid('query'))))
  .get('/child', rate('read'), may('memo.read'), query(childQuery), async (c) =>
    c.json(await readChild(c, c.req.valid('query').childId)),
  )
  .post('/mark', rate('write'), may('memo.write'), input(markInput), async (c) => c.json(await markItems(c, c.req.valid('json'))))

export type Routes = typeof development
