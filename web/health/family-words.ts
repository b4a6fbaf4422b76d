import type { HealthKind, HealthValue, HealthValues, HistoryKind } from '../../schema/health/rule.ts'
import { filled, same, type Word } from '../kit/words.tsx'
import { yearDayWord } from '../kit/year-day.ts'
import { doseWord } from '../vaccination/family-words.ts'

export const kinds: Record<HealthKind, Word> = {
  usual: { ja: '平熱', easy: 'いつもの {体温|たいおん}', en: 'Usual temperature' },
  doctor: { ja: 'かかりつけ医', easy: 'いつもの {医者|いしゃ}', en: 'Family doctor' },
  history: { ja: '既往歴・体質', easy: '{病気|びょうき}・{体|からだ}の こと', en: 'Medical history' },
  dose: { ja: '予防接種', easy: '{予防|よぼう} {注射|ちゅうしゃ}', en: 'Vaccination' },
  mark: { ja: '名前のそばのしるし', easy: 'しるし', en: 'Mark' },
}

export const histories: Record<HistoryKind, Word> = {
  illness: { ja: '既往症', easy: 'した {病気|びょうき}', en: 'Past illness' },
  seizure: { ja: '熱性けいれん', easy: '{熱|ねつ}の けいれん', en: 'Febrile seizure' },
  constitution: { ja: '体質', easy: '{体|からだ}の こと', en: 'Constitution' },
}

/** A value in words; what the family wrote stays as it is. */
export function valueWord(kind: HealthKind, value: HealthValue): Word {
  switch (kind) {
    case 'usual':
      return same(`${((value as HealthValues['usual']).tenths / 10).toFixed(1)}℃`)
    case 'doctor': {
      const { name, phone, note } = value as HealthValues['doctor']
      return same([name, phone, note].filter(Boolean).join(' '))
    }
    case 'history': {
      const { what, name, since, note } = value as HealthValues['history']
      return words.history(histories[what], [name, since, note].filter(Boolean).join(' ・ '))
    }
    case 'dose': {
      const dose = value as HealthValues['dose']
      return words.dose(doseWord(dose), yearDayWord(dose.day))
    }
    default:
      return same((value as HealthValues['mark']).text)
  }
}

export const words = {
  title: { ja: '健康の記録', easy: '{体|からだ}の きろく', en: 'Health record' },
  record: { ja: '園に知らせること', easy: '{園|えん}に {教|おし}える こと', en: 'For the nursery' },
  recordMore: {
    ja: '書いたことは、園が確認してから記録に入ります。',
    easy: '{園|えん}が {見|み}てから、きろくに なります。',
    en: 'What you write becomes part of the record once the nursery has confirmed it.',
  },
  none: { ja: 'まだありません', easy: 'まだ ありません', en: 'Nothing yet' },
  history: filled((what: Word, more: string) => ({
    ja: `${what.ja}: ${more}`,
    easy: `${what.easy}: ${more}`,
    en: `${what.en}: ${more}`,
  })),
  dose: filled((name: Word, day: Word) => ({
    ja: `${name.ja} ${day.ja}`,
    easy: `${name.easy} ${day.easy}`,
    en: `${name.en}, ${day.en}`,
  })),
  waiting: { ja: '確認待ち', easy: '{園|えん}が これから {見|み}ます', en: 'Waiting to be confirmed' },
  stands: filled((day: Word) => ({ ja: `${day.ja} から`, easy: `${day.easy} から`, en: `since ${day.en}` })),
  gone: { ja: '記録からはずす', easy: 'きろくから {取|と}る', en: 'Take it off the record' },
  goneWord: { ja: 'はずしました', easy: '{取|と}りました', en: 'Taken off' },
  returned: { ja: '園から', easy: '{園|えん}から', en: 'From the nursery' },
  withdraw: { ja: 'とりさげる', easy: 'やめる', en: 'Take back' },
  change: { ja: '直す', easy: '{直|なお}す', en: 'Change' },
  add: { ja: '足す', easy: '{足|た}す', en: 'Add' },
  past: { ja: 'これまで', easy: '{前|まえ}の こと', en: 'History' },
  family: { ja: '家庭', easy: '{家|いえ}', en: 'Family' },
  me: { ja: 'あなた', easy: 'あなた', en: 'You' },
  nursery: { ja: '園', easy: '{園|えん}', en: 'Nursery' },
  stood: { ja: '記録に入りました', easy: 'きろくに なりました', en: 'On record' },
  overtaken: {
    ja: 'あとの連絡に かわりました',
    easy: '{次|つぎ}の {連絡|れんらく}に なりました',
    en: 'Replaced by a later word',
  },
  withdrawn: { ja: 'とりさげました', easy: 'やめました', en: 'Taken back' },
  sentBack: { ja: '差し戻し', easy: '{直|なお}して ください', en: 'Sent back' },
  suggested: filled((degrees: string, days: string) => ({
    ja: `最近の朝の体温 ${days}日分のまん中は ${degrees}℃ です`,
    easy: `{朝|あさ}の {体温|たいおん}の まん{中|なか}は ${degrees}℃ です`,
    en: `The middle of ${days} recent mornings is ${degrees} °C`,
  })),
  doctorName: { ja: '医療機関・医師', easy: '{病院|びょういん}の {名前|なまえ}', en: 'Clinic or doctor' },
  phone: { ja: '電話', easy: '{電話|でんわ}', en: 'Phone' },
  note: { ja: 'ひとこと', easy: 'ひとこと', en: 'Note' },
  optional: { ja: 'なくてもよい', easy: 'なくても いい', en: 'optional' },
  what: { ja: '種類', easy: '{種類|しゅるい}', en: 'Kind' },
  name: { ja: '名前', easy: '{名前|なまえ}', en: 'Name' },
  since: { ja: 'いつ', easy: 'いつ', en: 'When' },
  send: { ja: '園に知らせる', easy: '{園|えん}に {教|おし}える', en: 'Tell the nursery' },
  save: { ja: '記録する', easy: '{書|か}く', en: 'Record' },
  cancel: { ja: 'やめる', easy: 'やめる', en: 'Cancel' },
  needAll: {
    ja: '空いているところを入れてください',
    easy: '{全部|ぜんぶ} {書|か}いて ください',
    en: 'Please fill in what is empty',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
