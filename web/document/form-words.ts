import { said } from '../office/say.ts'

export const formWords = said({
  title: '書類の様式',
  change: (title: string) => `${title}の様式を変える`,
  changeMore: 'これから書きはじめる書類から変わります。書きかけのものと、提出したものは、もとの様式のままです。',
  changeOf: (title: string) => `様式を変える ${title}`,
  changeShort: '様式を変える',
  copy: (title: string) => `${title}をもとに新しい書類をつくる`,
  copyMore: 'もとの書類は、そのまま残ります。',
  copyOf: (title: string) => `${title}（この園）`,
  copyFrom: (title: string) => `もとにして作る ${title}`,
  copyShort: 'もとにして作る',
  back: '使う書類と期限',
  name: '書類の名前',
  chain: '決裁',
  sheet: '用紙',
  sections: '項目',
  sectionsMore: '名前と順番を変え、文の項目はたしたり外したりできます。評価・反省には、記録からは何も入りません。',
  up: '上へ',
  upOf: (title: string) => `上へ ${title}`,
  down: '下へ',
  downOf: (title: string) => `下へ ${title}`,
  remove: '外す',
  removeOf: (title: string) => `外す ${title}`,
  add: '項目をたす',
  save: 'この様式にする',
})

export const chainWords = said({ both: '主任が確認、園長が決裁', head_teacher: '主任が決裁', director: '園長が決裁' })
export const sheetWords = said({ A4: 'A4 縦', 'A4 landscape': 'A4 横', 'A3 landscape': 'A3 横' })
export const shapeWords = said({ text: '文', grid: '表', 'by-child': '子どもごとの表' })
