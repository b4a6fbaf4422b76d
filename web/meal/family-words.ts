import type { Meal } from '../../schema/care/rule.ts'
import type { FoodGroup, Trial } from '../../schema/meal/foods.ts'
import type { Serving } from '../../schema/meal/rule.ts'
import { filled, type Word } from '../kit/words.tsx'

export const meals: Record<Meal, Word> = {
  morning_snack: { ja: '午前おやつ', easy: '{午前|ごぜん}の おやつ', en: 'Morning snack' },
  lunch: { ja: '昼食', easy: '{昼|ひる}ごはん', en: 'Lunch' },
  snack: { ja: '午後おやつ', easy: '{午後|ごご}の おやつ', en: 'Afternoon snack' },
  supper: { ja: '補食', easy: '{夕方|ゆうがた}の おやつ', en: 'Evening snack' },
}
export const servings: Record<Serving, Word> = {
  served: { ja: '給食', easy: '{給食|きゅうしょく}', en: 'School lunch' },
  bento: { ja: '弁当の日です', easy: 'お{弁当|べんとう}を {持|も}ってきて ください', en: 'Please bring a lunch box' },
  none: { ja: '給食はありません', easy: '{給食|きゅうしょく}は ありません', en: 'No meals' },
}
export const trials: Record<Trial, Word> = {
  not_yet: { ja: 'まだ', easy: 'まだ', en: 'Not yet' },
  once: { ja: '1回', easy: '1{回|かい}', en: 'Once' },
  twice: { ja: '2回以上', easy: '2{回|かい}より {多|おお}い', en: 'Twice or more' },
  reacted: { ja: 'ようすが変わった', easy: '{体|からだ}が おかしく なった', en: 'Reacted' },
}
export const groups: Record<FoodGroup, Word> = {
  grain: { ja: '米・パン・めん・いも', easy: 'ごはん・パン・いも', en: 'Grains and potatoes' },
  vegetable: { ja: '野菜・きのこ・海藻', easy: '{野菜|やさい}', en: 'Vegetables' },
  fruit: { ja: 'くだもの', easy: 'くだもの', en: 'Fruit' },
  fish: { ja: '魚・えび・かに', easy: '{魚|さかな}', en: 'Fish and seafood' },
  meat: { ja: '肉', easy: '{肉|にく}', en: 'Meat' },
  bean: { ja: '豆・卵・乳', easy: '{豆|まめ}・たまご・{牛乳|ぎゅうにゅう}', en: 'Beans, egg, milk' },
  other: { ja: 'その他', easy: 'そのほか', en: 'Other' },
}
/** Several in a line, as the language separates them. */
export const listed = (several: readonly Word[]): Word => ({
  ja: several.map(({ ja }) => ja).join('、'),
  easy: several.map(({ easy }) => easy).join('、'),
  en: several.map(({ en }) => en).join(', '),
})

export const words = {
  title: { ja: '献立と食材', easy: '{食|た}べもの', en: 'Menu and foods' },
  today: { ja: 'きょうの献立', easy: 'きょうの {食|た}べもの', en: 'Today’s menu' },
  month: { ja: 'これからの献立', easy: 'これからの {食|た}べもの', en: 'Coming menus' },
  noMenu: { ja: '献立は、まだ出ていません', easy: '{食|た}べものの {紙|かみ}は まだです', en: 'No menu yet' },
  noMenuMore: {
    ja: '園が取り込むと、ここに出ます。',
    easy: '{園|えん}が {出|だ}すと ここで {見|み}られます。',
    en: 'It appears here when the nursery publishes it.',
  },
  contains: filled((list: Word) => ({
    ja: `アレルゲン ${list.ja}`,
    easy: `アレルゲン ${list.easy}`,
    en: `Allergens: ${list.en}`,
  })),
  own: { ja: '園で変えた日', easy: '{変|か}わりました', en: 'Changed by the nursery' },
  foods: { ja: '食材チェック', easy: '{家|いえ}で {食|た}べた もの', en: 'Foods tried at home' },
  foodsMore: {
    ja: '園では、家で食べたことのない食材は出しません。家で2回以上食べて、かわりがなかったら入れてください。',
    easy: '{家|いえ}で {食|た}べて いない ものは {園|えん}で {出|だ}しません。{家|いえ}で 2{回|かい} {食|た}べて だいじょうぶ なら {押|お}して ください。',
    en: 'The nursery does not serve foods a child has never had at home. Mark what your child has eaten at home twice or more without any reaction.',
  },
  coming: { ja: 'もうすぐ出る、まだの食材', easy: 'もうすぐ {出|で}る まだの もの', en: 'Coming up, not tried yet' },
  comingNone: {
    ja: 'これからの献立に、まだの食材はありません。',
    easy: 'まだの ものは ありません。',
    en: 'Nothing new in the coming menus.',
  },
  unsent: { ja: '未送信', easy: 'まだ {送|おく}って いません', en: 'Not sent yet' },
  whoseList: {
    ja: 'この一覧は園が決めたものです。国の決まった一覧はありません。',
    easy: 'この {食|た}べものは {園|えん}が {決|き}めました。',
    en: 'The nursery chose these foods; there is no official list.',
  },
  onDay: filled((day: Word) => ({ ja: `${day.ja}に出ます`, easy: `${day.easy}に {出|で}ます`, en: `On ${day.en}` })),
  how: { ja: 'どうなりましたか', easy: 'どう なりましたか', en: 'What happened' },
  howHint: { ja: '例: 口のまわりが赤くなった', easy: '{赤|あか}く なった など', en: 'e.g. red around the mouth' },
  sendHow: { ja: '園に送る', easy: '{園|えん}に {送|おく}る', en: 'Send to the nursery' },
  reactedMore: {
    ja: '園にも電話で知らせてください。アレルギーの書類が必要なことがあります。',
    easy: '{園|えん}に {電話|でんわ}して ください。',
    en: 'Please also phone the nursery; a doctor’s form may be needed.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
