import type { Word } from '../kit/words.tsx'

/** What the nursery says of a child, by the kind of the line. */
export const lines = {
  arrived: { ja: '登園しました', easy: '{来|き}ました', en: 'arrived' },
  left: { ja: '降園しました', easy: '{帰|かえ}りました', en: 'went home' },
  book: { ja: '連絡帳がとどきました', easy: '{連絡帳|れんらくちょう}が とどきました', en: 'the contact book has come' },
  nudge: {
    ja: '連絡帳の家庭らんをお願いします',
    easy: '{連絡帳|れんらくちょう}を {書|か}いて ください',
    en: 'please write in the contact book',
  },
  // Of an injury, or a card for an ill child: what it is, is read where it stands.
  note: { ja: '大切な連絡があります', easy: '{大切|たいせつ}な {連絡|れんらく}です', en: 'there is an important note' },
  records: {
    ja: '記録と写真を受けとれます',
    easy: '{記録|きろく}と {写真|しゃしん}を もらえます',
    en: 'records and photos can be taken',
  },
  missing: {
    ja: '登園の記録も連絡もありません。園に知らせてください',
    easy: '{来|き}て いません。{園|えん}に {連絡|れんらく}して ください',
    en: 'has not come and nothing was reported. Please tell the nursery',
  },
  confirmed: {
    ja: '連絡を園が確認しました',
    easy: '{園|えん}が {連絡|れんらく}を {見|み}ました',
    en: 'your report was seen',
  },
  corrected: {
    ja: '登園・降園の時刻を園が訂正しました',
    easy: '{園|えん}が {時間|じかん}を {直|なお}しました',
    en: 'the nursery corrected a time',
  },
} satisfies Record<string, Word>
