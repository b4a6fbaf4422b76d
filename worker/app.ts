// Table of contents of the server: the order in which a request is looked at, then one line per word of the trade.
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { dayOf } from '../schema/kit/day.ts'
import { nothing } from '../schema/kit/input.ts'
import { account } from './account/routes.ts'
import { alarm } from './alarm/routes.ts'
import { allergy } from './allergy/routes.ts'
import { audit } from './audit/routes.ts'
import { belonging } from './belonging/routes.ts'
import { block } from './block/routes.ts'
import { care } from './care/routes.ts'
import { chase } from './chase/routes.ts'
import { checkup } from './checkup/routes.ts'
import { child } from './child/routes.ts'
import { city } from './city/routes.ts'
import { contactbook } from './contactbook/routes.ts'
import { development } from './development/routes.ts'
import { device, pairing } from './device/routes.ts'
import { document } from './document/routes.ts'
import { wholeExport } from './export/routes.ts'
import { facility as house } from './facility/routes.ts'
import { family } from './family/routes.ts'
import { fee } from './fee/routes.ts'
import { growth } from './growth/routes.ts'
import { keepInStep } from './guest/exchange.ts'
import { guest } from './guest/routes.ts'
import { handover } from './handover/routes.ts'
import { health } from './health/routes.ts'
import { infection } from './infection/routes.ts'
import { injury } from './injury/routes.ts'
import { invitation } from './invitation/routes.ts'
import { keeping } from './keeping/routes.ts'
import { clockOf } from './kit/clock.ts'
import type { App } from './kit/context.ts'
import { sameOrigin } from './kit/cross-site.ts'
import { demoWorldIn } from './kit/demo-world.ts'
import { refusal } from './kit/env.ts'
import { answer, Fail } from './kit/fail.ts'
import { query } from './kit/input.ts'
import { log } from './kit/log.ts'
import { may } from './kit/may.ts'
import { otherMethod } from './kit/other-method.ts'
import { privateAnswer } from './kit/private-answer.ts'
import { rate } from './kit/rate.ts'
import { facilityScope } from './kit/scope.ts'
import { securityText } from './kit/security-text.ts'
import { readToken } from './kit/token.ts'
import { ledger } from './ledger/routes.ts'
import { meal } from './meal/routes.ts'
import { medicine } from './medicine/routes.ts'
import { memo } from './memo/routes.ts'
import { nap } from './nap/routes.ts'
import { notice } from './notice/routes.ts'
import { notification } from './notification/routes.ts'
import { operator } from './operator/routes.ts'
import { pass } from './pass/routes.ts'
import { permission } from './permission/routes.ts'
import { photo } from './photo/routes.ts'
import { phrase } from './phrase/routes.ts'
import { pickup } from './pickup/routes.ts'
import { plan } from './plan/routes.ts'
import { portrait } from './portrait/routes.ts'
import { presence } from './presence/routes.ts'
import { handedOver, quarantine } from './quarantine/routes.ts'
import { recovery } from './recovery/routes.ts'
import { relay } from './relay/routes.ts'
import { roll } from './roll/routes.ts'
import { rollover } from './rollover/routes.ts'
import { roster } from './roster/routes.ts'
import { serving } from './serving/routes.ts'
import { sickbay } from './sickbay/routes.ts'
import { staff } from './staff/routes.ts'
import { staffing } from './staffing/routes.ts'
import { survey } from './survey/routes.ts'
import { takeout } from './takeout/routes.ts'
import { vaccination } from './vaccination/routes.ts'

const facility = new Hono<App>()
  .use(facilityScope)
  .use(keepInStep)
  .route('/presence', presence)
  .route('/pass', pass)
  .route('/notice', notice)
  .route('/notification', notification)
  .route('/alarm', alarm)
  .route('/family', family)
  .route('/care', care)
  .route('/belonging', belonging)
  .route('/medicine', medicine)
  .route('/meal', meal)
  .route('/memo', memo)
  .route('/development', development)
  .route('/nap', nap)
  .route('/chase', chase)
  .route('/contactbook', contactbook)
  .route('/child', child)
  .route('/document', document)
  .route('/phrase', phrase)
  .route('/growth', growth)
  .route('/handover', handover)
  .route('/relay', relay)
  .route('/health', health)
  .route('/ledger', ledger)
  .route('/vaccination', vaccination)
  .route('/allergy', allergy)
  .route('/serving', serving)
  .route('/sickbay', sickbay)
  .route('/checkup', checkup)
  .route('/fee', fee)
  .route('/infection', infection)
  .route('/injury', injury)
  .route('/keeping', keeping)
  .route('/block', block)
  .route('/facility', house)
  .route('/roll', roll)
  .route('/rollover', rollover)
  .route('/roster', roster)
  .route('/device', device)
  .route('/quarantine', quarantine)
  .route('/guest', guest)
  .route('/invitation', invitation)
  .route('/pickup', pickup)
  .route('/plan', plan)
  .route('/portrait', portrait)
  .route('/photo', photo)
  .route('/takeout', takeout)
  .route('/recovery', recovery)
  .route('/staff', staff)
  .route('/permission', permission)
  .route('/staffing', staffing)
  .route('/survey', survey)
  .route('/audit', audit)
  .route('/export', wholeExport)

export const app: Hono<App> = new Hono<App>()
  .use(requestId({ headerName: '', generator: () => crypto.randomUUID() }))
  .use(log)
  .use(privateAnswer)
  .use(async (c, next) => {
    const reason = refusal(c.env) ?? (await demoWorldIn(c.env))
    if (reason) throw new Fail(503, 'refused', `この配置では動きません（${reason}）。`)
    const now = clockOf(c.env, c.req.header('x-test-now'))
    c.set('now', now)
    c.set('today', dayOf(now))
    c.set('token', readToken(c))
    c.header('X-Server-Time', String(now))
    await next()
  })
  .use(sameOrigin)
  .get('/api/health', rate('open'), may('service.read'), query(nothing), (c) => c.json({ ok: true, time: c.get('now') }))
  .get('/.well-known/security.txt', rate('open'), may('service.read'), query(nothing), (c) => c.text(securityText(c)))
  .route('/api/account', account)
  .route('/api/device', pairing)
  .route('/api/quarantine', handedOver)
  .route('/api/city/:organisation', city)
  .route('/api/operator', operator)
  .route('/api/f/:facility', facility)
  .notFound((c) => otherMethod(app, c))
  .onError((error, c) => answer(c, error))
