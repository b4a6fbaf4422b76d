import { id, listOf, oneOf, strict } from '../kit/input.ts'

/** What 主任 and 園長 are told of: 未登園・連絡なし · お迎えがまだ · 点呼・人数の違い · 端末不通. */
export const ALARM_KINDS = ['arrival', 'pickup', 'roll', 'tablet'] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

/** Of which alarms one wants to be told outside the app. */
export const alarmChoice = strict({ id, kinds: listOf(oneOf(ALARM_KINDS), 0, ALARM_KINDS.length) })
