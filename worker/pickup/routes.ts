import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import {
  addPickupPerson as addInput,
  answerAsk as answerInput,
  askAtDoor as askInput,
  changePickupPerson as changeInput,
  decideAsk as decideInput,
  endPickupPerson as endInput,
  pickupQuery,
} from '../../schema/pickup/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { answerAsk, askAtDoor, decideAsk } from './ask-at-door.ts'
import { addPickupPerson, changePickupPerson, endPickupPerson } from './change-pickup.ts'
import { readAsks } from './read-asks.ts'
import { readPickup } from './read-pickup.ts'

/** お迎えの人: who may fetch a child, dated. */
export const pickup = new Hono<App>()
  .get('/', rate('read'), may('pickup.read'), query(pickupQuery), async (c) =>
    c.json(await readPickup(c, c.req.valid('query').childId)),
  )
  .post('/', rate('write'), may('pickup.change'), input(addInput), async (c) =>
    c.json(await addPickupPerson(c, c.req.valid('json'))),
  )
  .post('/change', rate('write'), may('pickup.change'), input(changeInput), async (c) =>
    c.json(await changePickupPerson(c, c.req.valid('json'))),
  )
  .post('/end', rate('write'), may('pickup.change'), input(endInput), async (c) =>
    c.json(await endPickupPerson(c, c.req.valid('json'))),
  )
  .get('/asks', rate('read'), may('pickup.asks'), query(nothing), async (c) => c.json(await readAsks(c)))
  .post('/ask', rate('write'), may('pickup.ask'), input(askInput), async (c) => c.json(await askAtDoor(c, c.req.valid('json'))))
  .post('/answer', rate('write'), may('pickup.answer'), input(answerInput), async (c) =>
    c.json(await answerAsk(c, c.req.valid('json'))),
  )
  .post('/decide', rate('write'), may('pickup.decide'), input(decideInput), async (c) =>
    c.json(await decideAsk(c, c.req.valid('json'))),
  )

export type Routes = typeof pickup
