// All that a push can say. Who looks at a locked phone learns that there is something to read, and nothing of anybody.
import type { PushLanguage } from './input.ts'
import type { Push } from './rule.ts'

type Says = Push['says'] | 'test'

const TEXTS: Record<PushLanguage, Record<Says, string> & { late: string }> = {
  ja: {
    told: '連絡があります',
    corrected: '先ほどの通知は誤りです。アプリで確かめてください',
    test: 'お試しの通知です。この端末に届いています',
    late: '遅れて通知：',
  },
  easy: {
    told: 'れんらくが あります',
    corrected: 'さっきの おしらせは まちがいです。アプリを みて ください',
    test: 'ためしの おしらせです。この スマホに とどいて います',
    late: 'おくれて おしらせ：',
  },
  en: {
    told: 'There is a message for you',
    corrected: 'The last notification was wrong. Please check in the app',
    test: 'This is a test. Notifications reach this device',
    late: 'Delayed: ',
  },
}

/** What a device is sent: `ifLate` is shown in place of `text` when it arrives long after `at`. */
export interface PushNote {
  text: string
  ifLate: string
  at: number
}

/** @param at the moment of sending, by the same real clock as the device's */
export function noteOf(says: Says, late: boolean, language: PushLanguage, at: number): PushNote {
  const words = TEXTS[language]
  const ifLate = says === 'told' ? words.late + words.told : words[says]
  return { text: late ? ifLate : words[says], ifLate, at }
}
