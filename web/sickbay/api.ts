import type { Routes } from '../../worker/sickbay/routes.ts'
import { wordOf } from '../kit/call.ts'

export const sickbay = wordOf<Routes>('sickbay')
