import { Hono } from 'hono'
import { arrangeStays, endStay, staysQuery } from '../../schema/guest/input.ts'
import { receiveVisit } from '../../schema/guest/visit.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { arrange, end } from './arrange.ts'
import { readHosts, readStays } from './read-stays.ts'
import { letGo, receive } from './visit.ts'

/** 共同保育: days that children spend in another facility. 一時預かり・誰でも通園: days of children who belong to none. */
export const guest = new Hono<App>()
  .get('/', rate('read'), may('guest.read'), query(staysQuery), async (c) => c.json(await readStays(c, c.req.valid('query'))))
  .get('/hosts', rate('read'), may('guest.read'), query(nothing), async (c) => c.json(await readHosts(c)))
  .post('/', rate('write'), may('guest.arrange'), input(arrangeStays), async (c) => c.json(await arrange(c, c.req.valid('json'))))
  .post('/end', rate('write'), may('guest.arrange'), input(endStay), async (c) => c.json(await end(c, c.req.valid('json'))))
  .post('/visit', rate('write'), may('guest.arrange'), input(receiveVisit), async (c) =>
    c.json(await receive(c, c.req.valid('json'))),
  )
  .post('/visit/end', rate('write'), may('guest.arrange'), input(endStay), async (c) =>
    c.json(await letGo(c, c.req.valid('json'))),
  )

export type Routes = typeof guest
