import type { FamilyLedger } from '../../schema/ledger/rule.ts'
import type { Word } from '../kit/words.tsx'

export const kindWords: Record<FamilyLedger, Word> = {
  home: { ja: '住所', easy: '{住|す}んで いる ところ', en: 'Home address' },
  contact: { ja: '緊急連絡先', easy: 'いそぐ ときの {電話|でんわ}', en: 'Emergency contact' },
  household: { ja: '家族', easy: '{家族|かぞく}', en: 'Household' },
  insurance: { ja: '保険', easy: '{保険|ほけん}', en: 'Health insurance' },
  blood: { ja: '血液型', easy: '{血液型|けつえきがた}', en: 'Blood type' },
  upbringing: { ja: '生育歴', easy: '{生|う}まれてから いままで', en: 'Birth and development' },
}

/** By the key of the field. */
export const fieldWords: Record<string, Word> = {
  address: { ja: '住所', easy: '{住所|じゅうしょ}', en: 'Address' },
  phone: { ja: '電話', easy: '{電話|でんわ}', en: 'Telephone' },
  note: { ja: 'ひとこと（なくてもよい）', easy: 'ひとこと（なくても いいです）', en: 'Note (optional)' },
  order: { ja: 'かける順（1〜9）', easy: '{電話|でんわ}する {順番|じゅんばん}（1〜9）', en: 'Order to call (1–9)' },
  name: { ja: '名前', easy: '{名前|なまえ}', en: 'Name' },
  relationship: { ja: '続柄', easy: 'こどもとの {関係|かんけい}', en: 'Relation to the child' },
  birth: {
    ja: '生年月日・年齢（なくてもよい）',
    easy: '{生|う}まれた{日|ひ}・{年|とし}（なくても いいです）',
    en: 'Birthday or age (optional)',
  },
  kind: { ja: '保険の種類', easy: '{保険|ほけん}の {種類|しゅるい}', en: 'Kind of insurance' },
  insurer: {
    ja: '保険者の名前（なくてもよい）',
    easy: '{保険|ほけん}の {会社|かいしゃ}（なくても いいです）',
    en: 'Insurer (optional)',
  },
  type: { ja: '血液型', easy: '{血液型|けつえきがた}', en: 'Blood type' },
  rh: { ja: 'RH', easy: 'RH', en: 'RH' },
  text: {
    ja: '妊娠・出生・発達・体質など',
    easy: '{生|う}まれた ときの こと、{体|からだ}の こと',
    en: 'Birth, development, constitution',
  },
}

export const words = {
  title: { ja: '園に登録した内容', easy: '{園|えん}に {知|し}らせた こと', en: 'What the nursery keeps on file' },
  more: {
    ja: '変わったところがあれば、直して送ってください。園が確かめると、新しい内容になります。',
    easy: 'ちがう ところが あったら、{書|か}いて {送|おく}って ください。{園|えん}が {見|み}てから、{新|あたら}しく なります。',
    en: 'If something has changed, correct it and send it. It becomes valid once the nursery has looked at it.',
  },
  open: { ja: '登録した内容をひらく', easy: '{知|し}らせた ことを {見|み}る', en: 'Open what is on file' },
  none: { ja: '登録なし', easy: 'ありません', en: 'Nothing on file' },
  masked: { ja: '園だけが見られます', easy: '{園|えん}だけが {見|み}ます', en: 'Kept by the nursery' },
  add: { ja: '足す', easy: '{足|た}す', en: 'Add' },
  change: { ja: '直す', easy: 'なおす', en: 'Change' },
  send: { ja: '送る', easy: '{送|おく}る', en: 'Send' },
  cancel: { ja: 'やめる', easy: 'やめる', en: 'Cancel' },
  needed: { ja: '入れてください', easy: '{書|か}いて ください', en: 'Please fill in' },
  waiting: { ja: '園の確認待ち', easy: '{園|えん}が まだ {見|み}て いません', en: 'Waiting for the nursery' },
  returned: { ja: '園からもどりました', easy: '{園|えん}から もどりました', en: 'Sent back by the nursery' },
  withdraw: { ja: '取り下げる', easy: 'やめる', en: 'Withdraw' },
  same: { ja: '変わりありません', easy: 'おなじです', en: 'Nothing has changed' },
  sameMore: {
    ja: '年に一度、内容を確かめて、変わりがなければ押してください。',
    easy: '{1年|いちねん}に {1回|いっかい}、{見|み}て ください。おなじ なら {押|お}して ください。',
    en: 'Once a year, check this page and press here if nothing has changed.',
  },
  checked: { ja: '今年度は確認ずみです', easy: 'ことしは おわりました', en: 'Checked for this school year' },
} as const satisfies Record<string, Word>
