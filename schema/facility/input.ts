import * as v from 'valibot'
import { PAPER_MONTHS, WARN_DAYS } from '../allergy/rule.ts'
import { thing } from '../belonging/input.ts'
import { FIRST_THINGS, MOST_THINGS } from '../belonging/rule.ts'
import { FAMILY_CARE } from '../care/for-family.ts'
import { FEVER_FROM } from '../care/rule.ts'
import { DENTAL_A_YEAR, INTERNAL_A_YEAR } from '../checkup/rule.ts'
import { FIRST_FORMS, FORM_FIELDS } from '../contactbook/home.ts'
import { LONGEST_PHRASE, MOST_PHRASES } from '../contactbook/page.ts'
import { FIRST_MORNING, morningSetting } from '../contactbook/setting.ts'
import { EDITIONS } from '../growth/obesity.ts'
import { day, id, listOf, needed, oneOf, strict, text, time, whole } from '../kit/input.ts'
import { FIRST_MEALS, mealSetting } from '../meal/setting.ts'
import { DOSE_LATE_AFTER, SHEET_DAYS, SHEETS } from '../medicine/rule.ts'
import { napSetting } from '../nap/input.ts'
import { NAP_SETTING } from '../nap/rule.ts'
import { CONTACT_WAYS } from '../notice/input.ts'
import { TWICE_WITHIN } from '../pass/rule.ts'
import { FEATURES } from '../permission/matrix.ts'
import { FIRST_WAYS, requestSetting } from '../plan/request.ts'
import { TOTALS } from '../presence/register-totals.ts'
import { ROOM_NAME } from '../roll/input.ts'
import { FIRST_ROOMS, MOST_ROOMS } from '../roll/room.ts'
import { NATIONAL } from '../staffing/rule.ts'
import { registerMarks } from './marks.ts'

/** A symptom a family can choose; the list is the facility's own (RA04). */
export const symptom = strict({
  key: v.pipe(v.string(), v.regex(/^[a-z_]{2,24}$/, '英小文字で入れてください')),
  ja: needed(20),
  easy: needed(60),
  en: needed(40),
})

/** What a facility decides for itself. Times are minutes after midnight once read. */
export const facilitySettings = strict({
  phone: text(20),
  /** 所在地, as it stands on papers that leave the house. */
  address: v.optional(text(120), ''),
  opensAt: time,
  closesAt: time,
  /** 0 = Sunday … 6 = Saturday. */
  openWeekdays: v.array(whole(0, 6)),
  /** A child who is not here and not announced is looked for from this time at the earliest. */
  chaseFrom: time,
  /** Minutes after the child's own planned or announced time before anyone is called. */
  arrivalGrace: whole(0, 120),
  /** Minutes after a chase is due until it is the director's, and until it is the city's. */
  chaseDirectorAfter: whole(0, 240),
  chaseCityAfter: whole(5, 240),
  /** Minutes after the planned leaving before it is shown. */
  pickupGrace: whole(0, 120),
  /** 日またぎの預かり (RB06): hours for which a stay goes on over midnight as one stay of its first day. 0: nobody stays. */
  overnightHours: v.optional(whole(0, 24), 0),
  /** Minutes a stamp may stand before a caregiver must have seen the child. */
  unseenAfter: whole(1, 120),
  /** 二度打ちの防止: minutes in which a card, a code or the screen at the entrance does not stamp the same child again (RB05). */
  twiceWithin: v.optional(whole(5, 60), TWICE_WITHIN),
  /** Set times at which every class is counted by eye, and more of them in April, up to and including a day of it (RM07). */
  headCountTimes: v.optional(v.array(time), []),
  aprilCountTimes: v.optional(v.array(time), []),
  aprilUntil: v.optional(whole(0, 30), 0),
  /** Rooms beside those of the classes: where children are together (合同保育), or go by themselves. */
  rooms: v.optional(listOf(needed(ROOM_NAME), 0, MOST_ROOMS), [...FIRST_ROOMS]),
  /** 配置基準: children per 保育士 by class age, the fewest at any time, and how the sum is rounded (domain rules §1: a setting). */
  ratios: v.optional(
    strict({
      age0: whole(1, 40),
      age1: whole(1, 40),
      age2: whole(1, 40),
      age3: whole(1, 40),
      age4: whole(1, 40),
      least: whole(1, 10),
      rounding: oneOf(['half_up', 'up']),
    }),
    NATIONAL,
  ),
  /** 保育士 at work on an ordinary day, in bands that add up. Empty: nobody has said. */
  staffHours: v.optional(v.array(strict({ from: time, to: time, count: whole(1, 99) })), []),
  /** Tenths of a degree from which a temperature is looked at again (domain rules §7: about 37.5, a setting). */
  feverFrom: v.optional(whole(365, 385), FEVER_FROM),
  /** What of the day's care families see at once (RC08). */
  familyCare: v.optional(v.array(oneOf(FAMILY_CARE)), [...FAMILY_CARE]),
  /** What families are asked for in the contact book, by the age of the class (RC02). */
  homeForms: v.optional(
    strict({ young: listOf(oneOf(FORM_FIELDS), 0, FORM_FIELDS.length), old: listOf(oneOf(FORM_FIELDS), 0, FORM_FIELDS.length) }),
    FIRST_FORMS,
  ),
  /** What of 食事予定 may be said, and in which season プール is asked about (RA15). */
  morning: morningSetting,
  /** A page of the contact book comes out only when 主任 or 園長 has approved it (RC04). */
  bookApproval: v.optional(v.boolean('はい か いいえ で送ってください'), false),
  /** 持ち物 that families are asked for (RC18). Empty: the nursery does not ask here. */
  belongings: v.optional(v.array(thing), [...FIRST_THINGS]),
  /** 文例: what may be taken up while a page is written (RC15). */
  bookPhrases: v.optional(listOf(needed(LONGEST_PHRASE), 0, MOST_PHRASES), []),
  /** How often sleeping children are looked at, and what the tap attests (RE01). */
  nap: napSetting,
  /** Whether the nursery gives medicine at all, or families only tell of it (RD11); whether it always wants a 主治医意見書; when a dose is late. */
  medicine: v.optional(oneOf(['give', 'tell']), 'give'),
  medicineOpinion: v.optional(v.boolean('はい か いいえ で送ってください'), false),
  medicineLate: v.optional(whole(5, 120), DOSE_LATE_AFTER),
  /** Whether a picture of 薬剤情報 comes with a request, and how many days it is kept behind the last dose. No law names either: the facility's. */
  medicineSheet: v.optional(oneOf(SHEETS), 'offer'),
  medicineSheetDays: v.optional(whole(1, 1_830), SHEET_DAYS),
  /** When food is on the table and when its count is fixed (RF01). */
  meal: mealSetting,
  /** Which other hours families may ask for, until when, and whether somebody answers (RA30). */
  planRequests: requestSetting,
  cutoffAt: time,
  afterCutoff: oneOf(['refuse', 'accept']),
  cutoffText: text(200),
  /** Whether a family says where it can be reached while its child is absent (RA24). */
  absenceContact: v.optional(oneOf(CONTACT_WAYS), 'off'),
  symptoms: v.array(symptom),
  /** How the register writes a day: whole-day absences by reason, and the day a child was here. */
  marks: registerMarks,
  /** Which totals the register shows, in the order of the list (RB19). */
  registerTotals: v.optional(listOf(oneOf(TOTALS), 1, TOTALS.length), [...TOTALS]),
  /** The register's word for an absence for family reasons: 都合欠 or 事故欠. */
  familyAbsenceWord: oneOf(['都合欠', '事故欠']),
  /** By which edition 肥満度 is reckoned (schema/growth/obesity.ts). */
  obesityEdition: v.optional(oneOf(EDITIONS), 'cfa2023'),
  /** What the register writes for an absence with the name of an infectious disease. */
  infectionAbsence: v.optional(oneOf(['suspended', 'sick']), 'suspended'),
  /** Whether the door asks once for a missing paper or a day that has not come. */
  infectionDoor: v.optional(oneOf(['remind', 'off']), 'remind'),
  /** Whether families read what goes round, and from how many children on a class is named. */
  infectionAlert: v.optional(oneOf(['on', 'off']), 'on'),
  infectionLeast: v.optional(whole(2, 10), 2),
  /** How often a fiscal year every child is seen by the doctor and the dentist (domain rules §11: at least twice; once, as is usual). */
  checkupInternal: v.optional(whole(0, 12), INTERNAL_A_YEAR),
  checkupDental: v.optional(whole(0, 12), DENTAL_A_YEAR),
  /** 体調不良児型病児保育: the nursery keeps a 医務室 for children who fall ill here, and reports of it (RD17). */
  sickbay: v.optional(v.boolean('はい か いいえ で送ってください'), false),
  /** Months for which 生活管理指導表 is good, and days before its end from which that is said (domain rules §9: renewed once or twice a year). */
  allergyMonths: v.optional(whole(1, 24), PAPER_MONTHS),
  allergyWarnDays: v.optional(whole(0, 90), WARN_DAYS),
})

const distinct = (list: readonly unknown[]): boolean => new Set(list).size === list.length
const soundTimes = (times: readonly number[], { opensAt, closesAt }: { opensAt: number; closesAt: number }): boolean =>
  times.length <= 10 && distinct(times) && times.every((one) => one >= opensAt && one <= closesAt)

/** Settings that make sense together; each fault names its field. */
const sound = v.pipe(
  facilitySettings,
  v.forward(
    v.check((s) => s.opensAt < s.closesAt, '開所時刻より後にしてください'),
    ['closesAt'],
  ),
  v.forward(
    v.check(
      (s) => s.openWeekdays.length > 0 && distinct(s.openWeekdays),
      '開所する曜日を1つ以上、重ならないように選んでください',
    ),
    ['openWeekdays'],
  ),
  v.forward(
    v.check((s) => s.chaseFrom >= s.opensAt && s.chaseFrom <= s.closesAt, '開所時間の中の時刻にしてください'),
    ['chaseFrom'],
  ),
  v.forward(
    // Later than this nobody would be looked for all day.
    v.check((s) => s.chaseFrom + s.arrivalGrace < s.closesAt, '待つ分を足しても、閉所より前になるようにしてください'),
    ['chaseFrom'],
  ),
  v.forward(
    v.check((s) => s.chaseDirectorAfter <= s.chaseCityAfter, '園長への分より、あとにしてください'),
    ['chaseCityAfter'],
  ),
  v.forward(
    v.check((s) => soundTimes(s.headCountTimes, s), '開所時間の中の、重ならない10までの時刻にしてください'),
    ['headCountTimes'],
  ),
  v.forward(
    v.check((s) => soundTimes(s.aprilCountTimes, s), '開所時間の中の、重ならない10までの時刻にしてください'),
    ['aprilCountTimes'],
  ),
  v.forward(
    v.check(
      (s) => s.staffHours.length <= 20 && s.staffHours.every(({ from, to }) => from < to),
      'おわりの時刻を、はじめより後にしてください（20行まで）',
    ),
    ['staffHours'],
  ),
  v.forward(
    v.check((s) => s.cutoffAt <= s.closesAt, '閉所時刻までの時刻にしてください'),
    ['cutoffAt'],
  ),
  v.forward(
    v.check(
      (s) => s.symptoms.length <= 40 && distinct(s.symptoms.map(({ key }) => key)),
      '同じものは2度入れず、40までにしてください',
    ),
    ['symptoms'],
  ),
  v.forward(
    v.check(
      ({ belongings }) => belongings.length <= MOST_THINGS && distinct(belongings.map(({ key }) => key)),
      `同じものは2度入れず、${MOST_THINGS}までにしてください`,
    ),
    ['belongings'],
  ),
)

/** Settings from a day on; the same day again replaces what was planned for it. */
export const changeSettings = strict({ id, startsOn: day, settings: sound })

export const DAY_STATES = ['open', 'closed', 'usual'] as const
/** One day that differs: open or closed with a name, or back to what weekday and calendar say. */
export const changeDay = strict({ id, day, state: oneOf(DAY_STATES), name: v.optional(text(40)) })
/** 「いますぐ止める」: one feature off for this facility, or on again. */
export const switchFeature = strict({ id, feature: oneOf(FEATURES), off: v.boolean('はい か いいえ で送ってください') })
/** The day from which a feature runs; null is at once. */
export const startFeature = strict({ id, feature: oneOf(FEATURES), startsOn: v.nullable(day) })
export const calendarQuery = strict({ from: day, to: day })

export type FacilitySettingsInput = v.InferInput<typeof facilitySettings>
export type FacilitySettings = v.InferOutput<typeof facilitySettings>

/** What a facility starts with. Each value is local and may be changed from a date on. Chase and cut-off times: domain rules §14 (setting). */
export const firstSettings: FacilitySettings = {
  phone: '',
  address: '',
  opensAt: 7 * 60,
  closesAt: 19 * 60,
  openWeekdays: [1, 2, 3, 4, 5, 6],
  chaseFrom: 9 * 60 + 15,
  arrivalGrace: 15,
  chaseDirectorAfter: 10,
  chaseCityAfter: 60,
  pickupGrace: 30,
  overnightHours: 0,
  unseenAfter: 15,
  twiceWithin: TWICE_WITHIN,
  headCountTimes: [10 * 60, 15 * 60 + 30],
  aprilCountTimes: [9 * 60 + 30, 11 * 60, 14 * 60 + 30],
  aprilUntil: 21,
  rooms: [...FIRST_ROOMS],
  ratios: NATIONAL,
  staffHours: [],
  feverFrom: FEVER_FROM,
  familyCare: [...FAMILY_CARE],
  homeForms: FIRST_FORMS,
  morning: FIRST_MORNING,
  bookApproval: false,
  belongings: [...FIRST_THINGS],
  bookPhrases: [],
  nap: NAP_SETTING,
  medicine: 'give',
  medicineOpinion: false,
  medicineLate: DOSE_LATE_AFTER,
  medicineSheet: 'offer',
  medicineSheetDays: SHEET_DAYS,
  meal: FIRST_MEALS,
  planRequests: FIRST_WAYS,
  cutoffAt: 8 * 60 + 30,
  afterCutoff: 'accept',
  cutoffText: '8:30をすぎたら、園にお電話ください。',
  absenceContact: 'off',
  symptoms: [
    { key: 'fever', ja: '熱', easy: '{熱|ねつ}', en: 'Fever' },
    { key: 'cough', ja: 'せき', easy: 'せき', en: 'Cough' },
    { key: 'runny_nose', ja: '鼻水', easy: '{鼻水|はなみず}', en: 'Runny nose' },
    { key: 'diarrhoea', ja: '下痢', easy: 'おなかが ゆるい', en: 'Diarrhoea' },
    { key: 'vomiting', ja: '吐いた', easy: '{吐|は}きました', en: 'Vomiting' },
    { key: 'rash', ja: '発しん', easy: 'ぶつぶつ', en: 'Rash' },
    { key: 'eye', ja: '目やに', easy: '{目|め}やに', en: 'Eye discharge' },
    { key: 'injury', ja: 'けが', easy: 'けが', en: 'Injury' },
    { key: 'other', ja: 'その他', easy: 'そのほか', en: 'Other' },
    { key: 'diagnosed', ja: '診断名がある', easy: '{病気|びょうき}の {名前|なまえ}が わかる', en: 'Diagnosed' },
  ],
  marks: {
    present: '○',
    late: '遅',
    early: '早',
    sick: '病',
    family: '都',
    suspended: '停',
    bereavement: '忌',
    unknown: '？',
    closed: '',
    notExpected: '―',
  },
  registerTotals: [...TOTALS],
  familyAbsenceWord: '都合欠',
  obesityEdition: 'cfa2023',
  infectionAbsence: 'suspended',
  infectionDoor: 'remind',
  infectionAlert: 'on',
  infectionLeast: 2,
  sickbay: false,
  checkupInternal: INTERNAL_A_YEAR,
  checkupDental: DENTAL_A_YEAR,
  allergyMonths: PAPER_MONTHS,
  allergyWarnDays: WARN_DAYS,
}
