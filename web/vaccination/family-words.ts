import type { Day } from '../../schema/kit/day.ts'
import { type Dose, nameOfDose } from '../../schema/vaccination/rule.ts'
import { monthDayWord } from '../kit/format.ts'
import { filled, same, type Word } from '../kit/words.tsx'

/** The vaccinations of the schedule; any other is shown as the family wrote it. */
const names: Record<string, Word> = {
  hepatitis_b: { ja: 'B型肝炎', easy: 'B{型|がた} {肝炎|かんえん}', en: 'Hepatitis B' },
  rotavirus: { ja: 'ロタウイルス', easy: 'ロタウイルス', en: 'Rotavirus' },
  gosyu_kongo: { ja: '五種混合', easy: '{五種|ごしゅ} {混合|こんごう}', en: '5-in-1 (DPT-IPV-Hib)' },
  shoni_haien_kyukin: { ja: '小児用肺炎球菌', easy: '{肺炎球菌|はいえんきゅうきん}', en: 'Pneumococcal' },
  bcg: { ja: 'BCG', easy: 'BCG', en: 'BCG' },
  mr_1: { ja: 'MR 第1期（麻しん・風しん）', easy: 'MR 1', en: 'MR 1 (measles, rubella)' },
  suito: { ja: '水痘（水ぼうそう）', easy: '{水|みず}ぼうそう', en: 'Chickenpox' },
  nippon_noen_1: { ja: '日本脳炎 第1期', easy: '{日本|にほん} {脳炎|のうえん} 1', en: 'Japanese encephalitis 1' },
  mr_2: { ja: 'MR 第2期（麻しん・風しん）', easy: 'MR 2', en: 'MR 2 (measles, rubella)' },
  influenza: { ja: 'インフルエンザ', easy: 'インフルエンザ', en: 'Influenza' },
  mumps: { ja: 'おたふくかぜ', easy: 'おたふくかぜ', en: 'Mumps' },
}
export const vaccineWord = ({ key, name }: { key: string; name: string }): Word => names[key] ?? same(name)
export const doseWord = (dose: Dose): Word => names[dose.vaccine] ?? same(nameOfDose(dose))

/** A day with its year: what is written down here lies years back and ahead. `2026年11月20日` */
export function yearDayWord(day: Day): Word {
  const { ja, easy, en } = monthDayWord(day)
  const year = day.slice(0, 4)
  return { ja: `${year}年${ja}`, easy: `${year}{年|ねん}${easy}`, en: `${en}, ${year}` }
}

export const words = {
  next: { ja: '予防接種の予定', easy: 'これからの {注射|ちゅうしゃ}', en: 'Vaccinations to come' },
  nothingNext: { ja: '予定は ありません', easy: '{予定|よてい}は ありません', en: 'Nothing is planned' },
  now: filled((until: Word | null) => ({
    ja: until ? `${until.ja} まで` : 'いま',
    easy: until ? `${until.easy} まで` : 'いま',
    en: until ? `until ${until.en}` : 'now',
  })),
  from: filled((day: Word) => ({ ja: `${day.ja} から`, easy: `${day.easy} から`, en: `from ${day.en}` })),
  number: filled((count: string) => ({ ja: `${count}回目`, easy: `${count}{回目|かいめ}`, en: `dose ${count}` })),
  done: { ja: 'うけたもの', easy: '{受|う}けた もの', en: 'Received' },
  more: { ja: 'まだ記録がないもの', easy: 'まだ {書|か}いて いない もの', en: 'Not recorded yet' },
  moreHint: {
    ja: '期間がおわったものです。うけていたら、日を足してください。',
    easy: '{受|う}けて いたら、{日|ひ}を {書|か}いて ください。',
    en: 'Their time is over. If your child had one, please add the day.',
  },
  add: { ja: 'うけた日を足す', easy: '{受|う}けた {日|ひ}を {書|か}く', en: 'Add a vaccination' },
  which: { ja: 'ワクチン', easy: 'ワクチン', en: 'Vaccine' },
  other: { ja: 'そのほか（四種混合 など）', easy: 'ほかの もの', en: 'Another one' },
  name: { ja: 'ワクチンの名前', easy: 'ワクチンの {名前|なまえ}', en: 'Name of the vaccine' },
  brand: { ja: '種類', easy: '{種類|しゅるい}', en: 'Product' },
  day: { ja: 'うけた日', easy: '{受|う}けた {日|ひ}', en: 'Day' },
  book: {
    ja: '母子手帳を見て 入れてください',
    easy: '{母子|ぼし} {手帳|てちょう}を {見|み}て ください',
    en: 'See the mother-and-child handbook',
  },
  routine: { ja: '定期', easy: '{定期|ていき}', en: 'routine' },
  voluntary: { ja: '任意', easy: '{任意|にんい}', en: 'voluntary' },
  ask: {
    ja: '間をあける日数などは、かかりつけ医に聞いてください。',
    easy: 'わからない ことは {医者|いしゃ}に {聞|き}いて ください。',
    en: 'Ask your doctor about the time between doses.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
