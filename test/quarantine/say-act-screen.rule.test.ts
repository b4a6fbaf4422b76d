import { expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { sayAct } from '../../web/quarantine/say-act.ts'

const at = (minutes: number) => momentOf('2026-11-20', minutes)
const nameOf = (childId: string) => ({ a: 'うさぎ あや', b: 'うさぎ けん' })[childId] ?? ''

test('RB18 a roll of a lost tablet says who was seen when, and who was not and why', () => {
  const children = [
    { childId: 'a', seenAt: at(610) },
    { childId: 'b', reason: 'stayed' },
  ]
  expect(sayAct({ id: 'x', outingId: 'y', at: at(611), kind: 'roll', scene: 'depart', children }, nameOf)).toEqual([
    '10:11　点呼　出発',
    'うさぎ あや　10:10',
    'うさぎ けん　園に残った',
  ])
})

test('RC03 temperature, meal and a note of a lost tablet stand there with their times and units', () => {
  const entries = [
    { kind: 'temperature', childId: 'a', at: at(600), tenths: 378, note: 'ほおが赤い' },
    { kind: 'meal', childId: 'b', at: at(720), meal: 'lunch', eaten: 4 },
  ]
  expect(sayAct({ id: 'x', at: at(600), entries }, nameOf)).toEqual([
    '10:00',
    'うさぎ あや　検温　10:00　37.8℃　ほおが赤い',
    'うさぎ けん　食事　12:00　昼食　完食',
  ])
})

test('RE02 a look at a sleeping child says what was seen and what was not', () => {
  const look = { childId: 'a', position: 'left', breathing: true, colour: false, bedding: true, way: 'tap', at: at(790) }
  expect(sayAct({ id: 'x', at: at(790), entries: [look] }, nameOf)).toEqual([
    '13:10',
    'うさぎ あや　左むき　呼吸○　顔色×　寝具・顔まわり○　13:10',
  ])
})

test('RD09 a note about an injury is said in the words of its form, so that it can be written again', () => {
  const said = {
    place: '園庭',
    parts: ['left_knee'],
    kinds: ['scrape', 'other'],
    what: 'ころびました',
    aid: '洗いました',
    doctor: 'none',
  }
  expect(sayAct({ id: 'x', childId: 'a', at: at(611), ...said, clinic: '', inside: '', sawBy: '山田' }, nameOf)).toEqual([
    'うさぎ あや　10:11　園庭　左ひざ　すり傷　その他　ころびました　洗いました　受診なし　山田',
  ])
})
