import { Hono } from 'hono'
import * as inputs from '../../schema/device/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { askPairing, awaitPairing } from './ask-pairing.ts'
import { beat, readSilent } from './beat.ts'
import { choosePin, closeName, issuePinCode, openName } from './open-name.ts'
import { changeDevice, pairDevice, revokeDevice } from './pair-device.ts'
import { readDevices, readSelf } from './read-devices.ts'

/** A tablet nobody knows yet asks to be paired. */
export const pairing = new Hono<App>()
  .post('/pairing', rate('sign_in'), may('device.ask'), input(nothing), async (c) => c.json(await askPairing(c)))
  .post('/pairing/wait', rate('write'), may('device.ask'), input(inputs.waiting), async (c) =>
    c.json(await awaitPairing(c, c.req.valid('json').secret)),
  )

/** 端末: the tablets of a facility, and the names that are open on them. */
export const device = new Hono<App>()
  .get('/me', rate('read'), may('device.self'), query(nothing), async (c) => c.json(await readSelf(c)))
  .post('/beat', rate('write'), may('device.beat'), input(inputs.beat), async (c) => c.json(await beat(c, c.req.valid('json'))))
  .get('/silent', rate('read'), may('device.read'), query(nothing), async (c) => c.json(await readSilent(c)))
  .get('/', rate('read'), may('device.read'), query(nothing), async (c) => c.json(await readDevices(c)))
  .post('/pair', rate('write'), may('device.pair'), input(inputs.pair), async (c) =>
    c.json(await pairDevice(c, c.req.valid('json'))),
  )
  .post('/change', rate('write'), may('device.pair'), input(inputs.changeDevice), async (c) =>
    c.json(await changeDevice(c, c.req.valid('json'))),
  )
  .post('/revoke', rate('write'), may('device.revoke'), input(inputs.revoke), async (c) =>
    c.json(await revokeDevice(c, c.req.valid('json'))),
  )
  .post('/open', rate('write'), may('device.open'), input(inputs.openName), async (c) =>
    c.json(await openName(c, c.req.valid('json'))),
  )
  .post('/pin', rate('write'), may('device.open'), input(inputs.choosePin), async (c) =>
    c.json(await choosePin(c, c.req.valid('json'))),
  )
  .post('/close', rate('write'), may('account.sign_out'), input(nothing), async (c) => c.json(await closeName(c)))
  .post('/pin-code', rate('write'), may('pin.issue'), input(inputs.issuePinCode), async (c) =>
    c.json(await issuePinCode(c, c.req.valid('json'))),
  )

export type Routes = typeof device
