import { said } from '../office/say.ts'

export const takeWords = said({
  title: '書き出す',
  back: '書類の一覧',
  list: '一覧を書き出す',
  listMore: 'この月の書類が、いま、どこまで進んでいるか。書類ごとに1行で、期限と提出・確認・決裁の日が入ります。',
  bundle: 'まとめて書き出す',
  bundleMore:
    '決裁された書類を、ひとつのファイル（ZIP）にまとめます。書類ごとに表（CSV）と、手続きの記録つきのデータ（JSON）が入り、目次がつきます。書き出したことは記録に残ります。',
  of: 'クラス',
  house: '園ぜんたい',
  span: '期間',
  purpose: '目的',
  choose: '選んでください',
  going: (percent: string, size: string) => `受けとっています ${percent}%（${size}）`,
  stop: 'やめる',
  done: '書き出しました。パソコンの「ダウンロード」を見てください。',
  notYours: '書類を書き出せるのは、主任と園長です',
  notYoursMore: '必要なときは、主任か園長に伝えてください。',
})
