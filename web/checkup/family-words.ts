import type { Checkup, FollowUp } from '../../schema/checkup/rule.ts'
import type { Word } from '../kit/words.tsx'

export const checkups: Record<Checkup, Word> = {
  entry: { ja: '入所時健診', easy: '{入|はい}る ときの {健診|けんしん}', en: 'Entry check-up' },
  internal: { ja: '内科健診', easy: '{医者|いしゃ}の {健診|けんしん}', en: 'Doctor’s check-up' },
  dental: { ja: '歯科健診', easy: '{歯|は}の {健診|けんしん}', en: 'Dental check-up' },
  sight: { ja: '視力検査', easy: '{目|め}の {検査|けんさ}', en: 'Eye test' },
  hearing: { ja: '聴力検査', easy: '{耳|みみ}の {検査|けんさ}', en: 'Hearing test' },
}

export const follows: Record<Exclude<FollowUp, 'none'>, Word> = {
  watch: { ja: '園でも ようすを見ていきます。', easy: '{園|えん}も {見|み}て います。', en: 'We will keep an eye on it.' },
  doctor: {
    ja: 'つごうのよいときに、医療機関で みてもらってください。',
    easy: '{病院|びょういん}に {行|い}って ください。',
    en: 'Please have it looked at by a doctor or dentist.',
  },
}

export const words = {
  title: { ja: '健診', easy: '{健診|けんしん}', en: 'Check-ups' },
  none: { ja: 'まだありません', easy: 'まだ ありません', en: 'Nothing yet' },
  well: { ja: '気になるところは ありませんでした。', easy: '{大丈夫|だいじょうぶ}でした。', en: 'Nothing of concern was found.' },
  absent: {
    ja: 'お休みだったので、別の日に受けます。',
    easy: '{休|やす}みでした。{別|べつ}の {日|ひ}に します。',
    en: 'Your child was away that day and will be seen on another.',
  },
  findings: { ja: '医師のことば', easy: '{医者|いしゃ}の ことば', en: 'What was found (in Japanese)' },
  read: { ja: '読みました', easy: '{読|よ}みました', en: 'I have read it' },
  seen: { ja: '確認ずみ', easy: '{読|よ}みました', en: 'Read' },
} satisfies Record<string, Word>
