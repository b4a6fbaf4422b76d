// The words of 午睡チェック that screen, paper and file share.

import type { Check, CheckRow, Position, Way } from './rule.ts'
import type { SensorPosition } from './sensor.ts'

export const POSITION_WORDS: Record<Position, string> = {
  back: 'あおむけ',
  right: '右むき',
  left: '左むき',
  turned: 'うつぶせ→あおむけ',
}
/** In a slot and on a button. */
export const POSITION_SIGNS: Record<Position, string> = { back: '仰', right: '右', left: '左', turned: '伏→仰' }
export const SENSOR_WORDS: Record<SensorPosition, string> = {
  front: 'うつぶせ',
  back: 'あおむけ',
  right: '右むき',
  left: '左むき',
}
export const SENSOR_SIGNS: Record<SensorPosition, string> = { front: '伏', back: '仰', right: '右', left: '左' }
export const WAY_WORDS: Record<Way, string> = { tap: '体位のボタン', each: '呼吸・顔色もひとつずつ', same: '変化なし' }

/** What was noticed in a look: 呼吸・顔色・寝具, and the words written with it. */
export const oddText = ({ breathing, colour, bedding, note }: CheckRow): string =>
  [breathing ? '' : '呼吸', colour ? '' : '顔色', bedding ? '' : '寝具', note ?? ''].filter(Boolean).join('・')

/** 遅延 +7分, 管理者修正. */
export const timingText = ({ timing, minutes }: Pick<Check, 'timing' | 'minutes'>): string =>
  timing === 'managed' ? '管理者修正' : timing === 'late' ? `遅延 +${minutes}分` : ''

/** What an audit's content about naps and their settings is called. */
export const NAP_LABELS = {
  looks: '午睡チェック',
  noticed: '気になること',
  napSlot: '午睡チェックの枠',
  position: '体位',
  roomTemperature: '室温（0.1℃）',
  humidity: '湿度（%）',
  addedToNap: '午睡チェックの対象',
  sensor: 'センサーの記録',
  sensorFile: 'センサーのファイル',
  nap: '午睡チェックの間隔（分）',
  age0: '0歳',
  age1: '1歳',
  age2: '2歳',
  older: '3歳以上',
  olderDaily: '3歳以上も毎日',
  attest: '呼吸・顔色の確認',
}
