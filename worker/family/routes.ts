import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readToday } from './read-today.ts'

/** What a family sees of its own children in one facility. */
export const family = new Hono<App>().get('/today', rate('read'), may('family.read'), query(nothing), (c) => readToday(c))

export type Routes = typeof family
