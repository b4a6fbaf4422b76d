import { Hono } from 'hono'
import { alarmChoice } from '../../schema/alarm/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import { pushDevice, pushDeviceEnd, pushTest } from '../../schema/notification/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { addDevice, endDevice, testPush } from '../notification/choose.ts'
import { chooseAlarms, readOwnAlarms } from './choose.ts'

/** アラームの通知: how 主任 and 園長 are told, outside the app, of what waits for them. */
export const alarm = new Hono<App>()
  .get('/', rate('read'), may('alarm.choose'), query(nothing), async (c) => c.json(await readOwnAlarms(c)))
  .post('/choice', rate('write'), may('alarm.choose'), input(alarmChoice), async (c) =>
    c.json(await chooseAlarms(c, c.req.valid('json'))),
  )
  .post('/device', rate('write'), may('alarm.choose'), input(pushDevice), async (c) =>
    c.json(await addDevice(c, c.req.valid('json'))),
  )
  .post('/device/end', rate('write'), may('alarm.choose'), input(pushDeviceEnd), async (c) =>
    c.json(await endDevice(c, c.req.valid('json'))),
  )
  .post('/test', rate('write'), may('alarm.choose'), input(pushTest), async (c) => c.json(await testPush(c, c.req.valid('json'))))

export type Routes = typeof alarm
