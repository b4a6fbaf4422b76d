import type { Routes } from '../../worker/plan/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const plan = wordOf<Routes>('plan')
export type ChildPlan = Reply<Routes, '/'>
export type PlanAct = ChildPlan['plans'][number]
export type PlanDay = ChildPlan['days'][number]
