import { filled, type Word } from '../kit/words.tsx'

export const words = {
  line: filled((name: string) => ({ ja: `${name}のきょう`, easy: `${name}の きょう`, en: `${name}’s day` })),
  home: { ja: 'いま', easy: 'いま', en: 'Now' },
  arrive: { ja: '登園', easy: '{来|き}ました', en: 'Arrived' },
  willArrive: { ja: '登園', easy: '{来|き}ます', en: 'Arrives' },
  ate: { ja: '昼食', easy: '{昼|ひる}ごはん', en: 'Lunch' },
  slept: { ja: '午睡', easy: 'ねました', en: 'Asleep' },
  collect: { ja: 'お迎え', easy: 'お{迎|むか}え', en: 'Pick-up' },
  plan: { ja: '予定', easy: '{予定|よてい}', en: 'Planned' },
  left: { ja: '降園', easy: '{帰|かえ}りました', en: 'Went home' },
  book: { ja: '連絡帳', easy: '{連絡帳|れんらくちょう}', en: 'Contact book' },
  times: { ja: '登降園の時刻', easy: '{来|き}た {時間|じかん}・{帰|かえ}った {時間|じかん}', en: 'Arrivals and departures' },
  meal: { ja: '献立と食材', easy: '{食|た}べもの', en: 'Menu and foods' },
  growth: { ja: 'そだちを見る', easy: '{育|そだ}ちを {見|み}る', en: 'See growth' },
  health: { ja: '健康の記録と予防接種', easy: '{体|からだ}の きろく', en: 'Health record' },
  note: { ja: 'けが・体調の連絡', easy: 'けが・{体|からだ}の {連絡|れんらく}', en: 'Injury and illness notes' },
  medicine: { ja: 'くすり', easy: 'くすり', en: 'Medicine' },
  infection: { ja: '感染症と登園届', easy: 'うつる {病気|びょうき}', en: 'Infections and forms' },
  reported: { ja: '連絡しました', easy: '{送|おく}りました', en: 'Sent' },
  reportedByPhone: { ja: '園で登録', easy: '{園|えん}が {書|か}きました', en: 'Taken by phone' },
  report: filled((name: string) => ({
    ja: `${name}の連絡を見る`,
    easy: `${name}の {連絡|れんらく}を {見|み}る`,
    en: `See ${name}’s report`,
  })),
} satisfies Record<string, Word | ((...given: never[]) => Word)>
