import { Hono } from 'hono'
import {
  chooseContactWay as contactWayInput,
  issueInvitations as issueInput,
  revokeInvitation as revokeInput,
} from '../../schema/invitation/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { chooseContactWay, issueInvitations, revokeInvitation } from './issue.ts'
import { readBoard } from './read-board.ts'

/** 招待: who is registered and who is not, sheets with codes, and how a household wants to be reached. Using a code is in account/. */
export const invitation = new Hono<App>()
  .get('/', rate('read'), may('invitation.read'), query(nothing), async (c) => c.json(await readBoard(c)))
  .post('/issue', rate('write'), may('invitation.issue'), input(issueInput), async (c) =>
    c.json(await issueInvitations(c, c.req.valid('json'), false)),
  )
  .post('/staff', rate('write'), may('staff.change'), input(issueInput), async (c) =>
    c.json(await issueInvitations(c, c.req.valid('json'), true)),
  )
  .post('/revoke', rate('write'), may('invitation.revoke'), input(revokeInput), async (c) =>
    c.json(await revokeInvitation(c, c.req.valid('json'))),
  )
  .post('/contact-way', rate('write'), may('child.contact_way'), input(contactWayInput), async (c) =>
    c.json(await chooseContactWay(c, c.req.valid('json'))),
  )

export type Routes = typeof invitation
