import type { Routes } from '../../worker/checkup/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const checkup = wordOf<Routes>('checkup')
export type ChildCheckups = Reply<Routes, '/child'>
export type Year = Reply<Routes, '/year'>
