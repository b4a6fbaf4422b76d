import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import {
  addStaff as addInput,
  assign as assignInput,
  changeAssignment as changeInput,
  setDuty as dutyInput,
  endAssignment as endInput,
  addHelper as helperInput,
  retire as retireInput,
  sessionsOf,
  signOut as signOutInput,
  weekQuery,
} from '../../schema/staff/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { addStaff, assign, changeAssignment, endAssignment } from './change-staff.ts'
import { addHelper, readWeek, setDuty } from './duty.ts'
import { exportAccounts } from './export-accounts.ts'
import { readAccounts } from './read-accounts.ts'
import { readStaff } from './read-staff.ts'
import { retire } from './retire.ts'
import { readSessions, signOutStaff } from './sessions.ts'

/** 職員: who works here, as what, when on duty; and who no longer does. */
export const staff = new Hono<App>()
  .get('/', rate('read'), may('staff.read'), query(nothing), async (c) => c.json(await readStaff(c)))
  .post('/add', rate('write'), may('staff.change'), input(addInput), async (c) => c.json(await addStaff(c, c.req.valid('json'))))
  .post('/assign', rate('write'), may('staff.change'), input(assignInput), async (c) =>
    c.json(await assign(c, c.req.valid('json'))),
  )
  .post('/change', rate('write'), may('staff.change'), input(changeInput), async (c) =>
    c.json(await changeAssignment(c, c.req.valid('json'))),
  )
  .post('/end', rate('write'), may('staff.change'), input(endInput), async (c) =>
    c.json(await endAssignment(c, c.req.valid('json'))),
  )
  .post('/retire', rate('write'), may('staff.change'), input(retireInput), async (c) =>
    c.json(await retire(c, c.req.valid('json'))),
  )
  .get('/week', rate('read'), may('staff.read'), query(weekQuery), async (c) =>
    c.json(await readWeek(c, c.req.valid('query').from)),
  )
  .post('/duty', rate('write'), may('staff.duty'), input(dutyInput), async (c) => c.json(await setDuty(c, c.req.valid('json'))))
  .post('/helper', rate('write'), may('staff.duty'), input(helperInput), async (c) =>
    c.json(await addHelper(c, c.req.valid('json'))),
  )
  .get('/sign-ins', rate('read'), may('staff.change'), query(sessionsOf), async (c) =>
    c.json(await readSessions(c, c.req.valid('query').personId)),
  )
  .post('/sign-out', rate('write'), may('staff.change'), input(signOutInput), async (c) =>
    c.json(await signOutStaff(c, c.req.valid('json'))),
  )
  .get('/accounts', rate('read'), may('staff.read'), query(nothing), async (c) => c.json(await readAccounts(c)))
  .get('/accounts/file', rate('export'), may('staff.export'), query(nothing), (c) => exportAccounts(c))

export type Routes = typeof staff
