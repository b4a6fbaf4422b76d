import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import { devicesQuery, revoke as revokeInput } from '../../schema/operator/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readDevices, readFacilities } from './read-operator.ts'
import { revoke } from './revoke.ts'
import { operatorScope } from './scope.ts'

/** 運営: facilities and devices as those see them who run the service. */
export const operator = new Hono<App>()
  .use(operatorScope)
  .get('/facilities', rate('read'), may('operator.read'), query(nothing), async (c) => c.json(await readFacilities(c)))
  .get('/devices', rate('read'), may('operator.read'), query(devicesQuery), async (c) =>
    c.json(await readDevices(c, c.req.valid('query').facility)),
  )
  .post('/revoke', rate('write'), may('operator.revoke'), input(revokeInput), async (c) =>
    c.json(await revoke(c, c.req.valid('json'))),
  )

export type Routes = typeof operator
