import { type Dose, nameOfDose } from '../../schema/vaccination/rule.ts'
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
/** What the schedule says about the doses, by vaccine; `schema/vaccination/vaccines.ts` has the Japanese. */
const notes: Record<string, Pick<Word, 'easy' | 'en'>> = {
  hepatitis_b: {
    easy: '3{回|かい}（2{回目|かいめ}は 1か{月|げつ}あと、3{回目|かいめ}は 1{回目|かいめ}から 20{週|しゅう}より あと）',
    en: '3 doses (the 2nd about one month after the 1st, the 3rd 20 weeks or more after the 1st)',
  },
  rotavirus: {
    easy: '2{回|かい}か 3{回|かい}（{薬|くすり}で ちがいます）',
    en: '2 doses (Rotarix) or 3 doses (RotaTeq), by the vaccine used',
  },
  gosyu_kongo: {
    easy: '3{回|かい}（3〜8{週|しゅう} あける）、6か{月|げつ}より あとに もう 1{回|かい}',
    en: '3 doses 3 to 8 weeks apart as a standard, then one more 6 months or more after them',
  },
  shoni_haien_kyukin: {
    easy: '4{回|かい}（2・4・6か{月|げつ}に 3{回|かい}、12〜15か{月|げつ}に 1{回|かい}）',
    en: '4 doses (3 at about 2, 4 and 6 months of age, one more at 12 to 15 months)',
  },
  bcg: { easy: '1{回|かい}', en: '1 dose' },
  mr_1: { easy: '1{回|かい}', en: '1 dose' },
  suito: {
    easy: '2{回|かい}（6〜12か{月|げつ} あける）',
    en: '2 doses, 6 to 12 months apart as a standard',
  },
  nippon_noen_1: {
    easy: '3{回|かい}（3{歳|さい}で 2{回|かい}、4{歳|さい}で 1{回|かい}）',
    en: '3 doses (2 at the age of 3, 1 to 4 weeks apart as a standard; one more at about 4)',
  },
  mr_2: { easy: '1{回|かい}', en: '1 dose' },
}
export const noteWord = ({ key, note }: { key: string; note: string }): Word => {
  const said = notes[key]
  return said ? { ja: note, ...said } : same(note)
}

export const vaccineWord = ({ key, name }: { key: string; name: string }): Word => names[key] ?? same(name)
export const doseWord = (dose: Dose): Word => names[dose.vaccine] ?? same(nameOfDose(dose))

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
