import { Hono } from 'hono'
import { endMember as endInput, inviteMember as inviteInput } from '../../schema/invitation/input.ts'
import { id, month, nothing, strict } from '../../schema/kit/input.ts'
import { readAccessList } from '../audit/read-access-list.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { listen } from '../kit/listen.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { endMember, inviteMember, readMembers } from './members.ts'
import { readTimes } from './read-times.ts'
import { readToday } from './read-today.ts'

/** What a family sees of its own children in one facility, and whom else it lets see them. */
export const family = new Hono<App>()
  .get('/today', rate('read'), may('family.read'), query(nothing), (c) => readToday(c))
  .get('/times', rate('read'), may('family.read'), query(strict({ childId: id, month })), async (c) =>
    c.json(await readTimes(c, c.req.valid('query'))),
  )
  .get('/live', rate('read'), may('family.read'), query(nothing), (c) => listen(c))
  .get('/members', rate('read'), may('family.members'), query(nothing), async (c) => c.json(await readMembers(c)))
  .post('/invite', rate('write'), may('family.invite'), input(inviteInput), async (c) =>
    c.json(await inviteMember(c, c.req.valid('json'))),
  )
  .post('/end', rate('write'), may('family.end_member'), input(endInput), async (c) =>
    c.json(await endMember(c, c.req.valid('json'))),
  )
  .get('/access', rate('read'), may('family.access_list'), query(strict({ childId: id })), async (c) =>
    c.json(await readAccessList(c, c.req.valid('query').childId)),
  )

export type Routes = typeof family
