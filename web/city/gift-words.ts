import { said } from '../office/say.ts'

export const giftWords = said({
  phrases: '市の文例',
  phrasesMore: '市のすべての園の文例にならびます。園の文例はそのままです。あとからひらく園にも入ります。',
  phrasesNone: '市の文例はまだありません',
  phrasesNoneMore: '入れると、市のすべての園で、書く人が選んで使えます。',
  add: '文例を配る',
  drop: 'とりさげる',
  dropOf: (text: string) => `とりさげる ${text}`,
  dropMore: '市のすべての園から外します。園が直して使っている文は残ります。',
  given: (houses: string) => `市の${houses}園に配りました`,
  files: '市の様式ファイル',
  filesMore:
    '市の Excel や Word の様式を、市のすべての園に配ります。その日からはじまる書類が、この様式で書き出されます。園が自分の様式に直した書類はそのままです。',
  kind: '書類',
  filesNone: '市の様式ファイルはまだありません',
  filesNoneMore: 'どの園でもいいので「様式のもと」を書き出し、タグを市の様式に写してから、ここで配ります。',
  file: '様式のファイル',
  hint: '.xlsx か .docx、1MB まで',
  startsOn: 'いつから',
  missing: (count: string) => `様式にないタグ ${count}`,
  faults: '直すところ',
  day: 'いつから',
  givenOn: '配った日',
  back: '市の様式',
})
