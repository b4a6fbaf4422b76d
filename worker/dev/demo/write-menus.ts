// 献立 of the demo: the city's ten lunches in turn, with a snack in the morning and in the afternoon, for the month that runs and, towards its
// end, for the next.
import { addDays, addMonths, type Day, daysFrom, monthRange, weekdayOf } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import type { Dish } from '../../../schema/meal/rule.ts'
import { menuDay, menuImport } from '../../../schema/shard.ts'
import { isPublicHoliday } from '../../facility/day-rules.ts'
import { diceOf } from './dice.ts'
import type { House } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

type Plain = readonly [name: string, ingredients: string, allergens?: string]
const LUNCHES: readonly (readonly Plain[])[] = [
  [
    ['ごはん', '米'],
    ['鶏肉のてり焼き', '鶏肉 しょうゆ 砂糖', '小麦 大豆 鶏肉'],
    ['ほうれん草のおひたし', 'ほうれん草 にんじん'],
    ['豆腐のみそ汁', '豆腐 わかめ みそ', '大豆'],
  ],
  [
    ['食パン', '食パン', '小麦 乳'],
    ['白身魚のフライ', 'たら 小麦粉 卵 パン粉', '小麦 卵 魚類'],
    ['コールスロー', 'キャベツ にんじん とうもろこし'],
    ['ミネストローネ', 'トマト たまねぎ じゃがいも'],
  ],
  [
    ['カレーライス', '米 豚肉 じゃがいも にんじん たまねぎ カレールウ', '小麦 乳 豚肉'],
    ['ツナサラダ', 'ツナ きゅうり キャベツ', '魚類'],
    ['りんご', 'りんご', 'りんご'],
  ],
  [
    ['ごはん', '米'],
    ['さばのみそ煮', 'さば みそ しょうが', 'さば 大豆'],
    ['切干大根の煮物', '切干大根 にんじん 油揚げ', '大豆'],
    ['かきたま汁', '卵 ねぎ', '卵'],
  ],
  [
    ['スパゲティミートソース', 'スパゲティ 牛肉 豚肉 トマト たまねぎ', '小麦 牛肉 豚肉'],
    ['ブロッコリーのサラダ', 'ブロッコリー とうもろこし'],
    ['バナナ', 'バナナ', 'バナナ'],
  ],
  [
    ['ごはん', '米'],
    ['豚肉のしょうが焼き', '豚肉 たまねぎ しょうゆ しょうが', '小麦 大豆 豚肉'],
    ['かぼちゃの煮物', 'かぼちゃ'],
    ['大根のみそ汁', '大根 みそ', '大豆'],
  ],
  [
    ['きつねうどん', 'うどん 油揚げ ねぎ', '小麦 大豆'],
    ['ちくわの磯辺揚げ', 'ちくわ 小麦粉 青のり', '小麦 魚類'],
    ['みかん', 'みかん', 'オレンジ'],
  ],
  [
    ['ごはん', '米'],
    ['肉じゃが', '牛肉 じゃがいも にんじん たまねぎ', '小麦 大豆 牛肉'],
    ['小松菜のごまあえ', '小松菜 ごま', 'ごま 大豆'],
    ['わかめのすまし汁', 'わかめ 豆腐', '大豆'],
  ],
  [
    ['ロールパン', 'ロールパン', '小麦 乳 卵'],
    ['クリームシチュー', '鶏肉 牛乳 じゃがいも にんじん 小麦粉', '小麦 乳 鶏肉'],
    ['キャベツのサラダ', 'キャベツ きゅうり'],
  ],
  [
    ['ごはん', '米'],
    ['さけの塩焼き', 'さけ', 'さけ'],
    ['ひじきの煮物', 'ひじき にんじん 大豆 油揚げ', '大豆'],
    ['なすのみそ汁', 'なす みそ', '大豆'],
  ],
]
const SNACKS: readonly Plain[] = [
  ['おにぎり', '米 のり'],
  ['ヨーグルト', 'ヨーグルト', '乳'],
  ['蒸しパン', '小麦粉 牛乳 卵', '小麦 乳 卵'],
  ['さつまいも', 'さつまいも'],
  ['せんべい・牛乳', 'せんべい 牛乳', '小麦 乳 大豆'],
  ['きなこトースト', '食パン きなこ', '小麦 乳 大豆'],
]
const MORNING: readonly Plain[] = [
  ['牛乳', '牛乳', '乳'],
  ['麦茶・ビスケット', 'ビスケット', '小麦 乳'],
]
/** From this day on the next month's menu is known. */
const NEXT_FROM = 20

/** Imports the menu of the months that should be known, as the office does; a month in which a menu stands is left alone. */
export async function writeMenus({ db, facilityId, staff, exceptions }: House, today: Day): Promise<void> {
  const author = staff.find(({ role }) => role === 'office') ?? staff.find(({ role }) => role === 'director')
  if (!author) return
  const month = today.slice(0, 7)
  for (const each of Number(today.slice(8)) >= NEXT_FROM ? [month, addMonths(month, 1)] : [month]) {
    const { from, to } = monthRange(each)
    const known = await rowsOf(
      db,
      'select 1 from menu_day where facility_id = ? and day between ? and ? limit 1',
      facilityId,
      from,
      to,
    )
    if (known.length > 0) continue
    // The same dishes have the same numbers whenever the world is made.
    const dice = diceOf(`${facilityId} ${each} menu`)
    const at = momentOf(addDays(from, -10), 9 * 60)
    const dish = (meal: Dish['meal'], [name, ingredients, allergens = '']: Plain): Dish => ({
      ...{ id: dice.id(at), meal, name },
      ...{ ingredients: ingredients.split(' '), allergens: allergens.split(' ').filter(Boolean) },
    })
    const open = daysFrom(from, to).filter(
      (day) => weekdayOf(day) % 6 !== 0 && !isPublicHoliday(day) && exceptions.get(day)?.open !== false,
    )
    const days = open.map((day, turn) => ({
      day,
      dishes: [
        dish('morning_snack', MORNING[turn % MORNING.length] as Plain),
        ...(LUNCHES[turn % LUNCHES.length] as readonly Plain[]).map((one) => dish('lunch', one)),
        dish('snack', SNACKS[turn % SNACKS.length] as Plain),
      ],
    }))
    const importId = dice.id(at)
    const of = { facilityId, accountId: author.accountId }
    const read = {
      fileName: `統一献立${Number(each.slice(5))}月.csv`,
      state: 'done' as const,
      createdAt: at,
      doneAt: at,
      undoneAt: null,
    }
    await insertRows(db, menuImport, [{ ...of, id: importId, ...read, plan: { days } }])
    const served = { serving: 'served' as const, note: '', writtenAt: at }
    await insertRows(
      db,
      menuDay,
      days.map((day) => ({ ...of, id: importId, importId, ...served, ...day })),
    )
  }
}
