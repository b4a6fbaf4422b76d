import type { Routes } from '../../worker/keeping/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const keeping = wordOf<Routes>('keeping')
export type Deliveries = Reply<Routes, '/deliveries'>
export type Periods = Reply<Routes, '/periods'>
