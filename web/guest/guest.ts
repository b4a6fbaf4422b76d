import type { Routes } from '../../worker/guest/routes.ts'
import { wordOf } from '../kit/call.ts'

export const guest = wordOf<Routes>('guest')
