import { Hono } from 'hono'
import {
  addPickupPerson as addInput,
  changePickupPerson as changeInput,
  endPickupPerson as endInput,
  pickupQuery,
} from '../../schema/pickup/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { addPickupPerson, changePickupPerson, endPickupPerson } from './change-pickup.ts'
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

export type Routes = typeof pickup
