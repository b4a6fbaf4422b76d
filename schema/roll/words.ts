import type { OutingKind, Scene } from './input.ts'

export const OUTING_WORDS: Readonly<Record<OutingKind, string>> = {
  walk: '散歩・園外',
  bus: 'バス',
  inside: '園内の場面',
  evacuation: '避難',
}

export const SCENE_WORDS: Readonly<Record<Scene, string>> = {
  depart: '出発',
  arrive: '到着',
  during: '活動中',
  set_out: '現地を出発',
  return: '帰園',
  board: '乗車',
  alight: '降車',
  to_yard: '園庭へ',
  to_room: '室内へ',
  woke: '午睡起き',
  evacuate: '避難',
}
