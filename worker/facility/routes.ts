import { Hono } from 'hono'
import {
  calendarQuery,
  changeDay as dayInput,
  changeSettings as settingsInput,
  startFeature as startInput,
  switchFeature as switchInput,
} from '../../schema/facility/input.ts'
import { endNetwork as networkEnd, addNetwork as networkInput } from '../../schema/facility/network.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { changeDay, readCalendar } from './change-calendar.ts'
import { addNetwork, endNetwork, readNetworks } from './change-network.ts'
import { changeSettings, readSettings } from './change-settings.ts'
import { readSwitches, startFeature, switchFeature } from './switch-feature.ts'

/** 園: what a facility decides for itself, dated, and the days on which it differs from the calendar. */
export const facility = new Hono<App>()
  .get('/settings', rate('read'), may('facility.settings'), query(nothing), async (c) => c.json(await readSettings(c)))
  .post('/settings', rate('write'), may('facility.settings'), input(settingsInput), async (c) =>
    c.json(await changeSettings(c, c.req.valid('json'))),
  )
  .get('/calendar', rate('read'), may('facility.settings'), query(calendarQuery), async (c) =>
    c.json(await readCalendar(c, c.req.valid('query'))),
  )
  .post('/calendar', rate('write'), may('facility.settings'), input(dayInput), async (c) =>
    c.json(await changeDay(c, c.req.valid('json'))),
  )
  .get('/network', rate('read'), may('facility.network'), query(nothing), async (c) => c.json(await readNetworks(c)))
  .post('/network', rate('write'), may('facility.network'), input(networkInput), async (c) =>
    c.json(await addNetwork(c, c.req.valid('json'))),
  )
  .post('/network/end', rate('write'), may('facility.network'), input(networkEnd), async (c) =>
    c.json(await endNetwork(c, c.req.valid('json'))),
  )
  .get('/switch', rate('read'), may('facility.settings'), query(nothing), async (c) => c.json(await readSwitches(c)))
  .post('/switch', rate('write'), may('facility.switch'), input(switchInput), async (c) =>
    c.json(await switchFeature(c, c.req.valid('json'))),
  )
  .post('/start', rate('write'), may('facility.switch'), input(startInput), async (c) =>
    c.json(await startFeature(c, c.req.valid('json'))),
  )

export type Routes = typeof facility
