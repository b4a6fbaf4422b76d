import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import { pushChoice, pushDevice, pushDeviceEnd, pushTest } from '../../schema/notification/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { addDevice, choosePushes, endDevice, testPush } from './choose.ts'
import { readOwn } from './read-own.ts'
import { readUnreached } from './read-unreached.ts'

/** 通知: how a guardian is told beyond the app, and who cannot be told. */
export const notification = new Hono<App>()
  .get('/', rate('read'), may('notification.read'), query(nothing), async (c) => c.json(await readOwn(c)))
  .post('/choice', rate('write'), may('notification.choose'), input(pushChoice), async (c) =>
    c.json(await choosePushes(c, c.req.valid('json'))),
  )
  .post('/device', rate('write'), may('notification.choose'), input(pushDevice), async (c) =>
    c.json(await addDevice(c, c.req.valid('json'))),
  )
  .post('/device/end', rate('write'), may('notification.choose'), input(pushDeviceEnd), async (c) =>
    c.json(await endDevice(c, c.req.valid('json'))),
  )
  .post('/test', rate('write'), may('notification.choose'), input(pushTest), async (c) =>
    c.json(await testPush(c, c.req.valid('json'))),
  )
  .get('/unreached', rate('read'), may('notification.unreached'), query(nothing), async (c) => c.json(await readUnreached(c)))

export type Routes = typeof notification
