import type { Routes } from '../../worker/infection/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const infection = wordOf<Routes>('infection')
export type Answer = Reply<Routes, '/'>
export type Case = Answer['cases'][number]
export type Disease = Answer['diseases'][number]
export type Alerts = Reply<Routes, '/alert'>
export type Week = Reply<Routes, '/week'>
