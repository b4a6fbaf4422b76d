// All that a push or a letter can say. Who looks at a locked phone learns that there is something to read, and nothing of anybody.
import type { Moment } from '../kit/day.ts'
import type { PushLanguage } from './input.ts'
import { LATE_AFTER, type Push } from './rule.ts'

type Says = Push['says'] | 'test' | 'alarm'

const TEXTS: Record<PushLanguage, Record<Says, string> & { late: string }> = {
  ja: {
    told: '連絡があります',
    asked: 'すぐに返事がいる連絡があります',
    corrected: '先ほどの通知は誤りです。アプリで確かめてください',
    test: 'お試しの通知です。この端末に届いています',
    alarm: 'すぐに見てほしいことがあります',
    late: '遅れて通知：',
  },
  easy: {
    told: 'れんらくが あります',
    asked: 'すぐに へんじが いる れんらくが あります',
    corrected: 'さっきの おしらせは まちがいです。アプリを みて ください',
    test: 'ためしの おしらせです。この スマホに とどいて います',
    alarm: 'すぐに みて ほしい ことが あります',
    late: 'おくれて おしらせ：',
  },
  en: {
    told: 'There is a message for you',
    asked: 'There is a message that needs your answer now',
    corrected: 'The last notification was wrong. Please check in the app',
    test: 'This is a test. Notifications reach this device',
    alarm: 'Something needs you now',
    late: 'Delayed: ',
  },
}

/** What a device is sent: from `lateAt` on, by the device's clock, it shows `ifLate` in place of `text`. */
export interface PushNote {
  text: string
  ifLate: string
  lateAt: Moment
}

/** @param at the moment of sending, by a real clock as the device's is one */
export function noteOf(says: Says, late: boolean, language: PushLanguage, at: Moment): PushNote {
  const words = TEXTS[language]
  const ifLate = says === 'told' ? words.late + words.told : words[says]
  return { text: late ? ifLate : words[says], ifLate, lateAt: at + LATE_AFTER }
}

/** The letter in place of a push, in all languages, since an address has none. `url` is where the app is: its first page, the same for everybody. */
export function letterOf(says: Push['says'], late: boolean, url: string | undefined): { subject: string; text: string } {
  const line = (language: PushLanguage): string => {
    const words = TEXTS[language]
    return late && says === 'told' ? words.late + words.told : words[says]
  }
  const open = {
    ja: 'つむぎのアプリをひらいて、ごらんください。',
    easy: 'つむぎの アプリを ひらいて ください。',
    en: 'Please open Tsumugi to read it.',
  }
  const text = (['ja', 'easy', 'en'] as const).map((language) => `${line(language)}\n${open[language]}`)
  return { subject: 'つむぎからのお知らせ', text: `${[...text, ...(url ? [url] : [])].join('\n\n')}\n` }
}

/** The letter to an officer at a desk: that something waits, and neither what nor where. */
export const alarmLetter = (): { subject: string; text: string } => ({
  subject: 'つむぎからのお知らせ',
  text: `${TEXTS.ja.alarm}。\nつむぎの事務室の画面をひらいて、ごらんください。\n`,
})
