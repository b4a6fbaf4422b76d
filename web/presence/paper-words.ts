import { plain } from '../kit/words.tsx'
import { said } from '../office/say.ts'

const columns = ['番', '名前', '予定', 'アレルギー・配慮', '連絡', 'お迎えの人', '電話（かける順）', '登園', '降園']
const blankColumns = ['番', '名前（クラス）', '登園の時刻', '受け入れた人', '降園の時刻', 'お迎えの人', 'メモ']

/** Words of the papers for days without a line, and of the screen they are printed from. */
export const paperWords = {
  ...said({
    title: '名簿と停電用の紙',
    back: 'もどる',
    day: '印刷する日',
    today: (day: string) => `きょう ${day}`,
    asOf: (when: string) => `${when} の時点`,
    printRoll: '名簿を印刷',
    printBlank: '停電用の白紙を印刷',
    transcribe: '紙から転記',
    rollMore: 'クラスごとに1枚。来る予定の子ども、アレルギー・配慮、お迎えの人、電話番号、登園・降園の欄があります。',
    blankMore: '名簿も出せないときのための、名前から書く紙です。何枚か、いつでも出せるところに置いてください。',
    transcribeMore: '停電や故障のあいだ紙に書いたことを、あとから入れます。「紙」として記録に残ります。',
    transcribeHow: '時刻は 832 のように入れられます。Enter でつぎの欄へ。書いたことは、送るまでこの端末に残ります。',
    paperDay: '紙の日',
    class: 'クラス',
    all: '全員',
    name: '名前',
    arrive: '登園',
    seenBy: '受け入れた人',
    leave: '降園',
    person: 'お迎えの人',
    state: '記録',
    sending: '記録しています…',
    write: (count: number) => (count > 0 ? `${count}人を記録する` : '記録する'),
    sent: '記録しました',
    written: (count: number, faults: number) =>
      [`${count}人を「紙」として記録しました。`, faults > 0 ? `${faults}人は、右に出ているわけを見てください。` : ''].join(''),
    cut: (count: number) =>
      `電波がとぎれました。${count}人は記録しました。残りはこの端末に残っています。もういちど押してください。`,
    opening: 'ひらいています',
    noBoard: '電波がないので、いまは転記できません。',
    noNumbers: 'いまは電話番号が入りません。名前をひらいて、暗証番号を入れると入ります。',
    over: '取っておいた名簿は期限が切れました。白紙を使ってください。',
    none: '名簿がありません。白紙を使ってください。',
    roll: '今日の名簿',
    rollOf: '名簿',
    count: (enrolled: number, expected: number, absent: number) =>
      `在籍 ${enrolled}人 ・ 来る予定 ${expected}人 ・ おやすみ ${absent}人`,
    printed: (when: string, at: string) => `${when} に印刷 ・ ${at} の時点`,
    legend: '外に持ち出さず、使いおわったら細かく切って捨ててください。',
    changed: (what: string) => `変更 ${what}`,
    askOffice: '事務室に確認',
    inOffice: '番号は事務室',
    blank: '停電用出欠表',
    blankLine: (place: string) => `${place} ・ ${'　'.repeat(8)}組 ・ ${'　'.repeat(3)}年${'　'.repeat(2)}月${'　'.repeat(2)}日`,
    blankLegend: '時刻は 8:32 のように、見た人が自分の手で書きます。つながったら「紙から転記」で入れます。',
    blankFoot: '停電用出欠表',
  }),
  faults: {
    arrive: '登園の時刻が読めません。8:32 か 832 のように入れてください。',
    leave: '降園の時刻が読めません。16:30 か 1630 のように入れてください。',
    order: '降園が登園より前です。',
    future: 'まだ来ていない時刻です。',
    alone: '人の名前だけで、時刻がありません。',
    no_arrival: '登園の時刻がありません。',
  },
  get columns() {
    return columns.map((head) => plain(head))
  },
  get blankColumns() {
    return blankColumns.map((head) => plain(head))
  },
}
