// The people of the demo one can sign in as. Their children and classes are made in household.ts and staff.ts, by these logins.
import type { DemoPerson } from '../world.ts'

/** One password for all; the demo's databases hold nobody real. */
export const DEMO_PASSWORD = 'tsumugi'
/** One PIN for those of them who work in a nursery, on a tablet that was paired. */
export const demoPin = '2580'

const person = (door: DemoPerson['door'], login: string, name: string, about: string): DemoPerson => ({
  door,
  name,
  about,
  login,
  password: DEMO_PASSWORD,
})

export const demoPeople: readonly DemoPerson[] = [
  person('family', 'sato', '佐藤 遥', 'あおい・みなと・ひなの母。2つの園にきょうだい'),
  person('family', 'sato-chichi', '佐藤 健', '同じ3人の父'),
  person('family', 'sato-sobo', '佐藤 和子', '祖母。見るだけ'),
  person('family', 'nguyen', 'グエン・ティ・ラン', 'ミン・アンの母。やさしい日本語や英語で'),
  person('room', 'yamada', '山田 ゆみ', 'しおみ中央保育所 うさぎ組の担任、きょうは早番。書類は事務室で'),
  person('room', 'kawamura', '川村 さくら', 'しおみ中央保育所 ほし組の担任'),
  person('room', 'hayashi', '林 直子', 'しおみ中央保育所 主任。事務室にも入れます'),
  person('office', 'mori', '森 和代', 'しおみ中央保育所 園長'),
  person('office', 'ono', '大野 恵', 'しおみ中央保育所 事務'),
  person('office', 'mizuno', '水野 美穂', 'しおみ中央保育所 栄養士。献立だけがひらきます'),
  person('office', 'hamada', '浜田 誠', '浜町保育所 園長'),
  person('office', 'shiomi', '汐見 隆', '汐見市 保育課'),
]
