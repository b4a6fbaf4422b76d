// やさしい日本語 on the family's screens: a reading on every kanji, short sentences, and every language there. Source: assurance §5.
import { expect, test } from 'vitest'
import { words as proveWords } from '../../web/account/prove-words.ts'
import { words as securityWords } from '../../web/account/security-words.ts'
import { words as signInWords } from '../../web/account/sign-in-words.ts'
import { words as accountWords } from '../../web/account/words.ts'
import { follows as checkupFollows, checkups as checkupKinds, words as checkupWords } from '../../web/checkup/family-words.ts'
import {
  amounts as bookAmounts,
  faults as bookFaults,
  fields as bookFields,
  moods as bookMoods,
  words as bookWords,
} from '../../web/contactbook/family-words.ts'
import { words as dayWords } from '../../web/family/day-words.ts'
import { lines as lineWords } from '../../web/family/line-words.ts'
import { words as settingsWords } from '../../web/family/settings-words.ts'
import { words as familyWords } from '../../web/family/words.ts'
import { kinds as growthKinds, words as growthWords } from '../../web/growth/family-words.ts'
import { histories as healthHistories, kinds as healthKinds, words as healthWords } from '../../web/health/family-words.ts'
import {
  diseases as infectionDiseases,
  facts as infectionFacts,
  words as infectionWords,
} from '../../web/infection/family-words.ts'
import {
  doctors as injuryDoctors,
  kinds as injuryKinds,
  parts as injuryParts,
  words as injuryWords,
} from '../../web/injury/family-words.ts'
import { runsOf, same, type Word, withoutReadings } from '../../web/kit/wording.ts'
import {
  reasons as medicineReasons,
  sorts as medicineSorts,
  specials as medicineSpecials,
  states as medicineStates,
  storages as medicineStorages,
  timings as medicineTimings,
  warnings as medicineWarnings,
  words as medicineWords,
} from '../../web/medicine/family-words.ts'
import { forms, kinds, said } from '../../web/notice/say-report.ts'
import { missing, words as noticeWords } from '../../web/notice/words.ts'
import { words as pushWords } from '../../web/notification/words.ts'
import { words as vaccinationWords } from '../../web/vaccination/family-words.ts'

const LONGEST = 30
const lists = {
  accountWords,
  signInWords,
  proveWords,
  securityWords,
  familyWords,
  lineWords,
  dayWords,
  settingsWords,
  bookWords,
  bookFields,
  bookFaults,
  bookMoods,
  bookAmounts,
  growthKinds,
  growthWords,
  healthHistories,
  healthKinds,
  healthWords,
  injuryDoctors,
  injuryKinds,
  injuryParts,
  injuryWords,
  medicineReasons,
  medicineSorts,
  medicineSpecials,
  medicineStates,
  medicineStorages,
  medicineTimings,
  medicineWarnings,
  medicineWords,
  checkupKinds,
  checkupFollows,
  checkupWords,
  vaccinationWords,
  infectionDiseases,
  infectionFacts,
  infectionWords,
  noticeWords,
  pushWords,
  said,
  missing,
  kinds,
  forms,
}

type Entry = Word | ((...given: never[]) => Word)
const NOTHING = same('ア')
/** A phrase with things in it is asked with a name, which is also a Word, so that either kind of gap is filled. */
const wordOf = (entry: Entry): Word =>
  typeof entry === 'function' ? (entry as (...given: unknown[]) => Word)(...Array(entry.length || 2).fill(gap)) : entry
const gap = Object.assign(new String('ア'), NOTHING)

const every = Object.entries(lists).flatMap(([list, words]) =>
  Object.entries(words as Record<string, Entry>).map(([key, entry]) => [`${list}.${key}`, wordOf(entry)] as const),
)

test('every phrase is there in three languages', () => {
  expect(every.filter(([, word]) => !(word.ja && word.easy && word.en)).map(([key]) => key)).toEqual([])
})

test('every kanji of やさしい日本語 has its reading', () => {
  const bare = every.filter(([, { easy }]) => runsOf(easy).some(({ text, reading }) => !reading && /\p{Script=Han}/u.test(text)))
  expect(bare.map(([key]) => key)).toEqual([])
})

test('no sentence of やさしい日本語 is longer than thirty characters', () => {
  const long = every.flatMap(([key, { easy }]) =>
    withoutReadings(easy)
      .split(/[。？]/)
      .filter((sentence) => [...sentence.replace(/\s/g, '')].length > LONGEST)
      .map((sentence) => `${key}: ${sentence}`),
  )
  expect(long).toEqual([])
})
