import type { Routes } from '../../worker/health/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const health = wordOf<Routes>('health')
export type Answer = Reply<Routes, '/child'>
export type Waiting = Reply<Routes, '/waiting'>
