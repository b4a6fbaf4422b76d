import type { FieldClass } from '../../schema/audit/fields.ts'
import { filled, type Word } from '../kit/words.tsx'

export const words = {
  title: { ja: '記録の閲覧', easy: '{記録|きろく}を {見|み}た こと', en: 'Who opened the records' },
  of: filled((name: string) => ({
    ja: `${name} の記録を見た人`,
    easy: `${name} の {記録|きろく}を {見|み}た {人|ひと}`,
    en: `Who opened ${name}’s records`,
  })),
  more: {
    ja: '園の人が連絡先などをひらいた日と、その人の役割です。名前は出ません。',
    easy: '{園|えん}の {人|ひと}が {連絡先|れんらくさき}などを {見|み}た {日|ひ}です。{名前|なまえ}は {出|で}ません。',
    en: 'The days on which staff opened contact details and the like, by role. Names are not shown.',
  },
  none: {
    ja: 'この3か月、ひらいた人はいません',
    easy: 'この 3か{月|げつ}、だれも {見|み}て いません',
    en: 'Nobody in the last three months',
  },
  noneMore: {
    ja: '気になることは、園におたずねください。',
    easy: '{気|き}に なる ことは、{園|えん}に {聞|き}いて ください。',
    en: 'Please ask the nursery about anything that worries you.',
  },
  reading: { ja: '読んでいます…', easy: '{読|よ}んで います…', en: 'Loading…' },
  offline: {
    ja: '電波がないので読めません。つながったら、もういちどひらいてください。',
    easy: '{電波|でんぱ}が ありません。あとで もう{一度|いちど} {開|ひら}いて ください。',
    en: 'No signal. Please open this again where there is one.',
  },
  tablet: { ja: '園のタブレット', easy: '{園|えん}の タブレット', en: 'Nursery tablet' },
  desk: { ja: '事務室のパソコン', easy: '{事務室|じむしつ}の パソコン', en: 'Office computer' },
  other: { ja: 'そのほかの端末', easy: 'ほかの {機械|きかい}', en: 'Another device' },
  times: filled((count: number) => ({
    ja: `${count}回`,
    easy: `${count}{回|かい}`,
    en: count === 1 ? 'once' : `${count} times`,
  })),
  staff: { ja: '園の職員', easy: '{園|えん}の {人|ひと}', en: 'Staff' },
}

/** Roles as families know them. */
export const roles: Record<string, Word> = {
  nursery_teacher: { ja: '保育士', easy: '{先生|せんせい}', en: 'Teacher' },
  head_teacher: { ja: '主任', easy: '{主任|しゅにん}の {先生|せんせい}', en: 'Head teacher' },
  director: { ja: '園長', easy: '{園長|えんちょう}', en: 'Director' },
  nurse: { ja: '看護師', easy: '{看護師|かんごし}', en: 'Nurse' },
  cook: { ja: '調理', easy: '{給食|きゅうしょく}の {人|ひと}', en: 'Kitchen' },
  office: { ja: '事務', easy: '{事務|じむ}の {人|ひと}', en: 'Office' },
}

/** What was opened; only what a family is told of. */
export const fields: Partial<Record<FieldClass, Word>> = {
  pickup: { ja: 'お迎えの人', easy: '{迎|むか}えに {来|く}る {人|ひと}', en: 'pick-up people' },
  guardian: { ja: '保護者', easy: '{家族|かぞく}', en: 'guardians' },
  contact: { ja: '連絡先', easy: '{連絡先|れんらくさき}', en: 'contact details' },
  health: { ja: '健康', easy: '{健康|けんこう}', en: 'health' },
}
