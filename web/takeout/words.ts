import { filled, type Word } from '../kit/words.tsx'

export const words = {
  title: { ja: '記録をもらう', easy: 'きろくを もらう', en: 'Take the records' },
  more: {
    ja: '連絡帳・登降園・成長・健康の記録と写真を、ひとつのファイル（ZIP）にまとめます。あなたが見てよいものだけが入ります。',
    easy: '{連絡帳|れんらくちょう}や {写真|しゃしん}を ひとつの ファイル（ZIP）に します。',
    en: 'Contact book, attendance, growth, health and photos in one file (ZIP), with all that you may see.',
  },
  leaving: filled((day: Word) => ({
    ja: `${day.ja} で退園・卒園です。そのまえに、記録と写真を受けとってください`,
    easy: `${day.easy} で おわりです。きろくと {写真|しゃしん}を もらって ください`,
    en: `The last day is ${day.en}. Please take the records and photos with you`,
  })),
  left: filled((day: Word) => ({
    ja: `${day.ja} に退園・卒園しました。記録と写真を受けとってください`,
    easy: `${day.easy} で おわりました。きろくと {写真|しゃしん}を もらって ください`,
    en: `The last day was ${day.en}. Please take the records and photos with you`,
  })),
  year: filled((year: string) => ({ ja: `${year}年度`, easy: `${year}{年度|ねんど}`, en: `School year ${year}` })),
  holds: filled((from: Word, to: Word, photos: string, size: string) => ({
    ja: `${from.ja}〜${to.ja}　写真 ${photos}枚　約${size}`,
    easy: `${from.easy}から ${to.easy}まで　{写真|しゃしん} ${photos}まい　${size}`,
    en: `${from.en} to ${to.en}, ${photos} photos, about ${size}`,
  })),
  take: filled((year: string) => ({
    ja: `${year}年度を受けとる`,
    easy: `${year}{年度|ねんど}を もらう`,
    en: `Take school year ${year}`,
  })),
  months: { ja: '月ごとに受けとる', easy: '{月|つき}ごとに もらう', en: 'Take month by month' },
  month: filled((month: string) => ({ ja: `${month}を受けとる`, easy: `${month}を もらう`, en: `Take ${month}` })),
  going: filled((percent: string, size: string) => ({
    ja: `受けとっています ${percent}%（${size}）`,
    easy: `もらって います ${percent}%（${size}）`,
    en: `Receiving ${percent}% (${size})`,
  })),
  stop: { ja: 'やめる', easy: 'やめる', en: 'Stop' },
  done: {
    ja: '受けとりました。端末の「ダウンロード」を見てください。',
    easy: 'もらいました。「ダウンロード」を {見|み}て ください。',
    en: 'Received. Look in your downloads.',
  },
  book: { ja: '本にして印刷する', easy: '{本|ほん}に して {印刷|いんさつ}', en: 'Print as a book' },
  notYours: {
    ja: 'この画面は、記録を見られる方だけのものです。',
    easy: 'きろくを {見|み}る {人|ひと}だけの {画面|がめん}です。',
    en: 'This screen is for those who may see the records.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
