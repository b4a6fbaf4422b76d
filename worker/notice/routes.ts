import { Hono } from 'hono'
import { confirm, historyQuery, noticesQuery, report, withdraw } from '../../schema/notice/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { confirmNotice } from './confirm-notice.ts'
import { readHistory, readNotices } from './read-notices.ts'
import { reportNotice, withdrawNotice } from './report-notice.ts'

/** 保護者からの連絡: 欠席・遅刻・早退・お迎え変更. */
export const notice = new Hono<App>()
  .post('/', rate('write'), may('notice.report'), input(report), async (c) => c.json(await reportNotice(c, c.req.valid('json'))))
  .post('/withdraw', rate('write'), may('notice.report'), input(withdraw), async (c) =>
    c.json(await withdrawNotice(c, c.req.valid('json'))),
  )
  .post('/confirm', rate('write'), may('notice.confirm'), input(confirm), async (c) =>
    c.json(await confirmNotice(c, c.req.valid('json'))),
  )
  .get('/', rate('read'), may('notice.read'), query(noticesQuery), async (c) =>
    c.json(await readNotices(c, c.req.valid('query'))),
  )
  .get('/history', rate('read'), may('notice.read'), query(historyQuery), async (c) =>
    c.json(await readHistory(c, c.req.valid('query'))),
  )

export type Routes = typeof notice
