// 午睡チェック of a day as a table for files: one line a child and slot, missing ones too, so that nothing is lost in a grid.
import { dayOf, type Moment } from '../kit/day.ts'
import { showTime, timeOn } from '../kit/time.ts'
import { foldNapDay, type NapDay } from './day.ts'
import { type Check, cameLater } from './rule.ts'
import { oddText, POSITION_WORDS, SENSOR_WORDS, timingText, WAY_WORDS } from './words.ts'

export interface NapTable {
  headings: string[]
  rows: (string | number)[][]
}

/** @param now what is asked for up to; of a day that is over its closing */
export function layOutNaps(day: NapDay, now: Moment): NapTable {
  const time = (at: Moment): string => showTime(timeOn(day.day, at))
  const className = new Map(day.classes.map(({ classId, name }) => [classId, name]))
  const looked = (check: Check): (string | number)[] => [
    POSITION_WORDS[check.position],
    check.breathing ? 'いつもどおり' : '気になる',
    check.colour ? 'いつもどおり' : '気になる',
    check.bedding ? 'いつもどおり' : '気になる',
    oddText(check),
    check.reason === null ? WAY_WORDS[check.way] : '管理者修正',
    `${dayOf(check.at)} ${showTime(timeOn(dayOf(check.at), check.at))}`,
    timingText(check),
    cameLater(check) ? '線のない端末から' : '',
    check.by,
    check.reason ?? '',
    check.replaced?.by ?? '',
  ]
  const rows = foldNapDay(day, now).flatMap(({ classId, name, kana, nap, sensed }) => {
    const who = [className.get(classId ?? '') ?? '', name, kana]
    return [
      ...nap.slots.map(({ at, state, check }) => [
        ...who,
        time(at),
        state === 'checked' ? '確認' : state === 'missing' ? '抜け' : 'まだ',
        ...(check ? looked(check) : Array.from({ length: 12 }, () => '')),
      ]),
      ...nap.beside.map((check) => [...who, time(check.slot ?? check.at), '枠の外', ...looked(check)]),
      // Of a machine: under no slot, by nobody.
      ...sensed.map(([at, position, breaths, alert]) => [
        ...who,
        showTime(at),
        'センサー',
        position === null ? '' : SENSOR_WORDS[position],
        breaths === null ? '' : `${breaths}回/分`,
        '',
        '',
        alert ?? '',
        '機器の記録',
        ...Array.from({ length: 6 }, () => ''),
      ]),
    ]
  })
  const headings = [
    'クラス',
    '名前',
    'ふりがな',
    '枠',
    '状態',
    '体位',
    '呼吸',
    '顔色',
    '寝具',
    '気になること',
    '見かた',
    '入れた時刻',
  ]
  headings.push('遅延', '受信', '記録者', '修正の理由', '修正前の記録者')
  return { headings, rows }
}
