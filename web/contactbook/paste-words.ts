import { filled, type Word } from '../kit/words.tsx'

export const words = {
  open: { ja: '育児アプリの記録から入れる', easy: 'アプリの {記録|きろく}から {入|い}れる', en: 'Fill in from your baby app' },
  text: {
    ja: 'コピーした記録',
    easy: 'アプリの {記録|きろく}を ここに {入|い}れて ください',
    en: 'Copied records',
  },
  hint: {
    ja: 'ぴよログなどから。例: 07:10 ミルク 120ml',
    easy: '{例|れい}: 07:10 ミルク 120ml',
    en: 'From PiyoLog or another app, like 07:10 ミルク 120ml',
  },
  file: { ja: 'ファイルからえらぶ（テキスト）', easy: 'ファイルを えらぶ', en: 'Or choose a text file' },
  tooLong: {
    ja: 'ファイルが大きすぎます。1か月分までにしてください。',
    easy: 'ファイルが {大|おお}きすぎます。',
    en: 'The file is too large. Please export a month at most.',
  },
  nothing: {
    ja: 'この日の家庭らんに入るものは、見つかりませんでした。',
    easy: '{今日|きょう}の {記録|きろく}は ありません。',
    en: 'Nothing here belongs to this day’s page.',
  },
  said: {
    ja: 'もう書いてあります。えらぶと、書きなおします。',
    easy: 'もう {書|か}いて あります。えらぶと、{新|あたら}しく なります。',
    en: 'Already written. Choose it to write it anew.',
  },
  eaten: {
    ja: '食べた量は、このあとえらんでください。',
    easy: '{食|た}べた {量|りょう}は あとで えらんで ください。',
    en: 'Please choose how much was eaten afterwards.',
  },
  rest: filled((count: number) => ({
    ja: `家庭らんに場所がない行（${count}）`,
    easy: `わからなかった {行|ぎょう}（${count}）`,
    en: `Lines without a place in the form (${count})`,
  })),
  keepRest: {
    ja: '「家でのようす」に、そのまま入れる',
    easy: '「{家|いえ}での ようす」に {入|い}れる',
    en: 'Keep them as text under “At home”',
  },
  restTooLong: {
    ja: '長いので「家でのようす」には入りません。必要なところを書いてください。',
    easy: '{長|なが}いので {入|はい}りません。',
    en: 'Too long for “At home”. Please write what matters.',
  },
  otherDays: filled((count: number) => ({
    ja: `ほかの日の行が ${count} あります。使いません。`,
    easy: `ほかの {日|ひ}の {行|ぎょう}（${count}）は {使|つか}いません。`,
    en: `${count} lines are of other days and are not used.`,
  })),
  take: { ja: '家庭らんに入れる', easy: '{入|い}れる', en: 'Put into the form' },
  takeMore: {
    ja: 'まだ園には送りません。入れたあと、見なおして「園に送る」を押してください。',
    easy: 'まだ {送|おく}りません。{見|み}て、「{園|えん}に {送|おく}る」を おして ください。',
    en: 'Nothing is sent yet. Look at it, then press “Send to the nursery”.',
  },
  close: { ja: 'やめる', easy: 'やめる', en: 'Close' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
