import type { MeasureState } from '../../schema/document/measure.ts'
import { said } from '../office/say.ts'

export const STATE_WORDS: Record<MeasureState, string> = { open: 'これから', done: '済', dropped: 'やめた' }

export const measureWords = said({
  title: '改善策',
  more: 'だれかが「済」にするまで、主任・園長と、書いた人の「自分の番」に残ります。',
  none: 'まだありません。',
  what: 'すること',
  due: 'いつまで',
  add: '改善策を書く',
  save: '書く',
  done: '済にする',
  doneOf: (what: string) => `済にする ${what}`,
  drop: 'やめる',
  dropOf: (what: string) => `やめる ${what}`,
  again: 'まだにもどす',
  againOf: (what: string) => `まだにもどす ${what}`,
  note: 'したこと（書かなくてもよい）',
  why: 'やめるわけ',
  by: (name: string, day: string) => `${name} ${day}`,
  until: (day: string) => `${day}まで`,
  waits: 'まだすんでいない改善策',
})

/** Whose boxes the sheet of the month has. */
export const SEALS = ['園長', '主任'] as const

export const nearMissWords = said({
  title: 'ヒヤリハットの集計',
  link: 'ヒヤリハットの集計',
  count: (count: string) => `${count}件`,
  none: 'この月の報告はありません',
  noneMore: '「さがす・書きはじめる」のヒヤリハット報告から、気づいた人が書きます。',
  all: '報告',
  day: '日',
  name: '件名',
  prevention: '防ぐために',
  print: '印刷',
  printed: (day: string, time: string) => `印刷 ${day} ${time}`,
  quick: '気づいたらすぐに。件名と、場所・種類・年齢だけでも出せます。名前は書かなくてかまいません。',
  another: 'もうひとつ書く',
  unnamed: '書きかけ',
  back: '書類の一覧',
  counted: '件数',
})
