// One valid call of every route that lies in a facility or an organisation. A route without a sample fails the permission law, so that no
// route stays outside the tenant and round-trip laws.
import { firstSettings } from '../../schema/facility/input.ts'
import { writeTime } from '../../schema/kit/time.ts'
import { smallJpeg } from '../kit/small-jpeg.ts'
import { act, at, DAY } from '../kit/world.ts'
import { ALLERGY_SAMPLES } from './allergy-sample.ts'
import { CITY_SAMPLES } from './city-sample.ts'
import { CONTACTBOOK_SAMPLES } from './contactbook-sample.ts'
import { DOCUMENT_SAMPLES } from './document-sample.ts'
import { FEE_SAMPLES } from './fee-sample.ts'
import { HEALTH_SAMPLES } from './health-sample.ts'
import type { Ids } from './ids.ts'
import { INFECTION_SAMPLES } from './infection-sample.ts'
import { INJURY_SAMPLES } from './injury-sample.ts'
import { KEEPING_SAMPLES } from './keeping-sample.ts'
import { LEDGER_SAMPLES } from './ledger-sample.ts'
import { MEAL_SAMPLES } from './meal-sample.ts'
import { MEDICINE_SAMPLES } from './medicine-sample.ts'
import { MEMO_SAMPLES } from './memo-sample.ts'
import { NAP_SAMPLES } from './nap-sample.ts'
import { NETWORK_SAMPLES } from './network-sample.ts'
import { NOTICE_SAMPLES } from './notice-sample.ts'
import { NOTIFICATION_SAMPLES } from './notification-sample.ts'
import { PASS_SAMPLES } from './pass-sample.ts'
import { PHOTO_SAMPLES } from './photo-sample.ts'
import { ROLLOVER_SAMPLES } from './rollover-sample.ts'

export const PIN = '2580'

export interface Sample {
  query?: Record<string, string>
  json?: Record<string, unknown>
  /** A file as the whole body. */
  csv?: string
  /** A picture as the whole body. */
  picture?: Uint8Array<ArrayBuffer>
  /** An Excel or Word file as the whole body. */
  form?: Uint8Array<ArrayBuffer>
}
const TYPES = { csv: 'text/csv', picture: 'image/jpeg', form: 'application/octet-stream', json: 'application/json' } as const

const ROSTER = '園児番号,氏名,ふりがな,生年月日,性別,クラス\r\n990001,新見 葉,にいみ よう,2025/10/01,女,うさぎ組\r\n'
const { opensAt, closesAt, chaseFrom, cutoffAt } = firstSettings
const SETTINGS = {
  ...firstSettings,
  opensAt: writeTime(opensAt),
  closesAt: writeTime(closesAt),
  chaseFrom: writeTime(chaseFrom),
  cutoffAt: writeTime(cutoffAt),
  headCountTimes: ['10:00'],
  aprilCountTimes: [],
}
const SOMEBODY = { familyName: '応援', givenName: '花', kana: 'おうえん はな' }
const [NEXT, LATER] = ['2026-11-24', '2026-11-25']
const MONTH = DAY.slice(0, 7)

/** By method and path behind `/api/f/:facility` or `/api/city/:organisation`. */
export const SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/presence/board': ({ classId }) => ({ query: { day: DAY, class: classId } }),
  'GET /api/f/:facility/presence/roster': () => ({}),
  'GET /api/f/:facility/presence/month': ({ classId }) => ({ query: { month: MONTH, class: classId } }),
  'GET /api/f/:facility/presence/acts': ({ childId }) => ({ query: { childId, day: DAY } }),
  'GET /api/f/:facility/presence/live': () => ({}),
  'POST /api/f/:facility/presence/tap': ({ childId }) => ({ json: { id: act(), childId, kind: 'arrive' } }),
  'POST /api/f/:facility/presence/stamp': ({ childId }) => ({ json: { id: act(), childId, kind: 'arrive' } }),
  ...ALLERGY_SAMPLES,
  ...PASS_SAMPLES,
  ...CITY_SAMPLES,
  ...CONTACTBOOK_SAMPLES,
  ...DOCUMENT_SAMPLES,
  ...KEEPING_SAMPLES,
  ...FEE_SAMPLES,
  ...LEDGER_SAMPLES,
  ...HEALTH_SAMPLES,
  ...INFECTION_SAMPLES,
  ...INJURY_SAMPLES,
  ...MEDICINE_SAMPLES,
  ...MEAL_SAMPLES,
  ...MEMO_SAMPLES,
  ...NAP_SAMPLES,
  ...NETWORK_SAMPLES,
  ...NOTICE_SAMPLES,
  ...NOTIFICATION_SAMPLES,
  ...PHOTO_SAMPLES,
  ...ROLLOVER_SAMPLES,
  'POST /api/f/:facility/presence/sighting': ({ childId }) => ({ json: { id: act(), childId } }),
  'POST /api/f/:facility/presence/out': ({ childId }) => ({ json: { id: act(), childId, place: '療育' } }),
  'POST /api/f/:facility/presence/back': ({ childId }) => ({ json: { id: act(), childId } }),
  'POST /api/f/:facility/presence/paper': ({ childId }) => ({ json: { id: act(), childId, kind: 'arrive', at: at('8:00') } }),
  'POST /api/f/:facility/presence/together': ({ childId }) => ({
    json: { acts: [0, 1].map(() => ({ path: 'stamp', json: { id: act(), childId, kind: 'arrive' } })) },
  }),
  'POST /api/f/:facility/presence/undo': ({ childId, actId }) => ({ json: { id: act(), childId, actId, reason: 'まちがえ' } }),
  'POST /api/f/:facility/presence/remark': ({ childId }) => ({ json: { id: act(), childId, day: DAY, text: '検診で早退' } }),
  'GET /api/f/:facility/chase': () => ({}),
  'POST /api/f/:facility/chase/call': ({ childId }) => ({
    json: { id: act(), childIds: [childId], about: 'arrival', person: '母', outcome: 'no_answer' },
  }),
  'POST /api/f/:facility/device/beat': () => ({ json: { unsent: 0 } }),
  'GET /api/f/:facility/device/silent': () => ({}),
  'GET /api/f/:facility/guest': () => ({ query: { from: DAY, to: NEXT } }),
  'GET /api/f/:facility/guest/hosts': () => ({}),
  'POST /api/f/:facility/guest': ({ childId, hostId }) => ({
    json: { id: act(), hostId, day: NEXT, kind: 'help', childIds: [childId], from: '8:30', to: '17:00' },
  }),
  'POST /api/f/:facility/guest/visit': ({ classId }) => ({
    json: {
      ...{ id: act(), kind: 'temporary', days: [LATER], from: '9:00', to: '12:00', classId, sex: 'x', birthDay: '2024-08-08' },
      ...{ familyName: '一時', givenName: '来', familyKana: 'いちじ', givenKana: 'らい', allergens: ['卵'] },
      contacts: [{ name: '一時 母', relationship: '母', phone: '090-9999-0000' }],
    },
  }),
  'POST /api/f/:facility/guest/visit/end': ({ childId, stayId }) => ({ json: { id: act(), childId, day: LATER, stayId } }),
  'POST /api/f/:facility/guest/end': ({ childId, stayId }) => ({ json: { id: act(), childId, day: NEXT, stayId } }),
  'GET /api/f/:facility/family/today': () => ({}),
  'GET /api/f/:facility/family/times': ({ childId }) => ({ query: { childId, month: DAY.slice(0, 7) } }),
  'GET /api/f/:facility/family/live': () => ({}),
  'GET /api/f/:facility/family/access': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/audit': ({ childId }) => ({ query: { from: DAY, to: DAY, child: childId } }),
  'GET /api/f/:facility/audit/file': ({ childId }) => ({ query: { from: DAY, to: DAY, child: childId } }),
  'GET /api/f/:facility/audit/names': () => ({ query: { text: 'こども' } }),
  'GET /api/f/:facility/audit/sign-ins': () => ({ query: { from: DAY, to: DAY } }),
  'GET /api/f/:facility/audit/exposure': () => ({ query: { from: DAY, to: DAY } }),
  'GET /api/f/:facility/audit/exposure/file': () => ({ query: { from: DAY, to: DAY } }),
  'POST /api/f/:facility/audit/unlock': () => ({ json: { id: act(), accountId: act() } }),
  'GET /api/f/:facility/child': () => ({ query: { day: DAY } }),
  'GET /api/f/:facility/child/contacts': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/child/phones': () => ({}),
  'GET /api/f/:facility/child/addresses': ({ childId }) => ({ query: { childId } }),
  'POST /api/f/:facility/child/contact': ({ childId, personId }) => ({
    json: { id: act(), childId, personId, phone: '090-1111-2222', address: '汐見市本町1-2-3' },
  }),
  'GET /api/f/:facility/growth/class': ({ classId }) => ({ query: { month: MONTH, class: classId } }),
  'GET /api/f/:facility/growth/child': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/growth/file': ({ childId }) => ({ query: { childId, format: 'csv' } }),
  'POST /api/f/:facility/growth/class': ({ childId }) => ({
    json: { id: act(), day: DAY, children: [{ childId, weight: 11_200, height: 850 }] },
  }),
  'POST /api/f/:facility/growth/correct': ({ childId, measureId }) => ({
    json: { id: act(), childId, day: DAY, kind: 'weight', value: 11_300, measureId, reason: '読みまちがい' },
  }),
  'POST /api/f/:facility/growth/home': ({ childId, homeId }) => ({
    json: { id: act(), childId, day: DAY, kind: 'weight', value: 11_100, replaces: homeId },
  }),
  'GET /api/f/:facility/block': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/block/waiting': () => ({}),
  'GET /api/f/:facility/block/alert': ({ childId }) => ({ query: { childId } }),
  'POST /api/f/:facility/block/set': ({ childId }) => ({
    json: { id: act(), childId, name: `乙川 ${act().slice(-6)}`, kind: 'support_measure', text: '来たら園長へ', from: DAY },
  }),
  'POST /api/f/:facility/block/confirm': ({ childId, blockId }) => ({ json: { id: act(), childId, blockId } }),
  'POST /api/f/:facility/block/ask-lift': ({ childId, blockId }) => ({ json: { id: act(), childId, blockId } }),
  'POST /api/f/:facility/block/lift': ({ childId, liftedId }) => ({ json: { id: act(), childId, blockId: liftedId } }),
  'POST /api/f/:facility/block/let-stand': ({ childId, liftedId }) => ({ json: { id: act(), childId, blockId: liftedId } }),
  'GET /api/f/:facility/facility/settings': () => ({}),
  'POST /api/f/:facility/facility/settings': () => ({ json: { id: act(), startsOn: NEXT, settings: SETTINGS } }),
  'GET /api/f/:facility/facility/calendar': () => ({ query: { from: DAY, to: NEXT } }),
  'POST /api/f/:facility/facility/calendar': () => ({ json: { id: act(), day: NEXT, state: 'closed', name: '台風のため休園' } }),
  'GET /api/f/:facility/care/day': ({ classId }) => ({ query: { day: DAY, class: classId } }),
  'POST /api/f/:facility/care/record': ({ childId }) => ({
    json: { id: act(), at: at('7:57'), entries: [{ kind: 'temperature', childId, at: at('7:56'), tenths: 366 }] },
  }),
  'POST /api/f/:facility/care/take-back': ({ childId, entryId }) => ({
    json: { id: act(), at: at('7:57'), day: DAY, kind: 'temperature', entries: [{ childId, entryId }] },
  }),
  'GET /api/f/:facility/roll/day': () => ({ query: { day: DAY } }),
  'POST /api/f/:facility/roll/begin': ({ childId }) => ({
    json: { id: act(), at: at('7:57'), kind: 'walk', place: '公園', childIds: [childId] },
  }),
  'POST /api/f/:facility/roll/step': ({ childId, outingId }) => ({
    json: { id: act(), outingId, at: at('7:57'), kind: 'roll', scene: 'depart', children: [{ childId, seenAt: at('7:56') }] },
  }),
  'POST /api/f/:facility/roll/end': ({ childId, outingId }) => ({
    json: { id: act(), outingId, at: at('7:57'), childIds: [childId] },
  }),
  'POST /api/f/:facility/roll/count': ({ classId }) => ({
    json: { id: act(), at: at('7:57'), classId, counted: 2, expected: 2 },
  }),
  'POST /api/f/:facility/roll/move': ({ childId, classId }) => ({
    json: { id: act(), at: at('7:57'), classIds: [classId], childIds: [childId], toClass: classId },
  }),
  'POST /api/f/:facility/roll/take-back': ({ childId, moveId }) => ({
    json: { id: act(), at: at('7:57'), moveId, childIds: [childId], reason: 'まちがえました' },
  }),
  'POST /api/f/:facility/roll/settle': ({ classId, countId }) => ({
    json: { id: act(), at: at('7:57'), classId, countId, reason: 'トイレにいました' },
  }),
  'GET /api/f/:facility/roster': () => ({}),
  'POST /api/f/:facility/roster/preview': () => ({ query: { appliesOn: '2027-04-01', fileName: '名簿.csv' }, csv: ROSTER }),
  'POST /api/f/:facility/roster/commit': ({ previewId }) => ({ json: { id: act(), importId: previewId } }),
  'POST /api/f/:facility/roster/undo': ({ doneId }) => ({ json: { id: act(), importId: doneId } }),
  'GET /api/f/:facility/invitation': () => ({}),
  'POST /api/f/:facility/invitation/issue': ({ personId }) => ({ json: { id: act(), personIds: [personId], briefing: true } }),
  'POST /api/f/:facility/invitation/staff': ({ personId }) => ({ json: { id: act(), personIds: [personId], briefing: false } }),
  'POST /api/f/:facility/invitation/revoke': ({ personId }) => ({ json: { id: act(), personId } }),
  'POST /api/f/:facility/invitation/contact-way': ({ childId }) => ({ json: { id: act(), childIds: [childId], way: 'paper' } }),
  'GET /api/f/:facility/quarantine': () => ({}),
  'POST /api/f/:facility/quarantine/decide': ({ sealedId }) => ({
    json: { id: act(), actId: sealedId, decision: 'refused', reason: '紙に書いてあります' },
  }),
  'GET /api/f/:facility/device/me': () => ({}),
  'GET /api/f/:facility/device': () => ({}),
  'POST /api/f/:facility/device/pair': ({ pairingCode }) => ({
    json: { id: act(), code: pairingCode, name: 'うさぎ組', kind: 'tablet', classIds: [] },
  }),
  'POST /api/f/:facility/device/change': ({ deviceId, classId }) => ({
    json: { id: act(), deviceId, name: '玄関', kind: 'kiosk', classIds: [classId] },
  }),
  'POST /api/f/:facility/device/revoke': ({ deviceId }) => ({ json: { id: act(), deviceId } }),
  'POST /api/f/:facility/device/open': ({ personId }) => ({ json: { personId, pin: PIN } }),
  'POST /api/f/:facility/device/pin': ({ personId }) => ({ json: { personId, old: PIN, pin: '8024' } }),
  'POST /api/f/:facility/device/close': () => ({ json: {} }),
  'POST /api/f/:facility/device/pin-code': ({ personId }) => ({ json: { id: act(), personId } }),
  'GET /api/f/:facility/staff/sign-ins': ({ personId }) => ({ query: { personId } }),
  'POST /api/f/:facility/staff/sign-out': ({ personId }) => ({ json: { id: act(), personId } }),
  'GET /api/f/:facility/recovery': ({ childId }) => ({ query: { childId } }),
  'POST /api/f/:facility/recovery/issue': ({ personId }) => ({
    json: { id: act(), personId, way: 'in_person', clearsFactor: false },
  }),
  'GET /api/f/:facility/permission': () => ({}),
  'GET /api/f/:facility/staffing': () => ({ query: { day: DAY } }),
  'GET /api/f/:facility/facility/switch': () => ({}),
  'POST /api/f/:facility/facility/start': () => ({ json: { id: act(), feature: 'import', startsOn: null } }),
  'POST /api/f/:facility/facility/switch': () => ({ json: { id: act(), feature: 'import', off: false } }),
  'GET /api/f/:facility/staff/accounts': () => ({}),
  'GET /api/f/:facility/staff/accounts/file': () => ({}),
  'GET /api/f/:facility/staff': () => ({}),
  'POST /api/f/:facility/staff/add': ({ classId }) => ({
    json: { id: act(), ...SOMEBODY, role: 'nursery_teacher', classroomId: classId, startsOn: NEXT },
  }),
  'POST /api/f/:facility/staff/assign': ({ personId }) => ({ json: { id: act(), personId, role: 'nurse', startsOn: NEXT } }),
  'POST /api/f/:facility/staff/change': ({ personId, assignmentId }) => ({
    json: { id: act(), personId, assignmentId, role: 'head_teacher', startsOn: NEXT },
  }),
  'POST /api/f/:facility/staff/end': ({ personId, assignmentId }) => ({
    json: { id: act(), personId, assignmentId, endsOn: NEXT },
  }),
  'POST /api/f/:facility/staff/retire': ({ personId }) => ({ json: { id: act(), personId } }),
  'GET /api/f/:facility/staff/week': () => ({ query: { from: DAY } }),
  'POST /api/f/:facility/staff/duty': ({ personId }) => ({
    json: { id: act(), personId, day: NEXT, kind: 'early', from: '7:00', to: '8:30' },
  }),
  'POST /api/f/:facility/staff/helper': () => ({ json: { id: act(), ...SOMEBODY, from: '8:00', to: '17:00' } }),
  'GET /api/f/:facility/family/members': () => ({}),
  'POST /api/f/:facility/family/invite': ({ childId }) => ({
    json: { id: act(), childIds: [childId], familyName: '佐藤', givenName: '和子', relationship: '祖母', share: 'look' },
  }),
  'POST /api/f/:facility/family/end': ({ childId, personId }) => ({ json: { id: act(), childIds: [childId], personId } }),
  'GET /api/f/:facility/pickup': ({ childId }) => ({ query: { childId } }),
  'POST /api/f/:facility/pickup': ({ childId }) => ({
    json: { id: act(), childIds: [childId], name: '佐藤 和子', relationship: '祖母', phone: '0200-00-5678' },
  }),
  'POST /api/f/:facility/pickup/change': ({ childId, pickupId }) => ({
    json: { id: act(), childId, pickupId, name: '佐藤 正', relationship: '祖父' },
  }),
  'GET /api/f/:facility/pickup/asks': () => ({}),
  'POST /api/f/:facility/pickup/ask': ({ childId }) => ({
    json: { id: act(), childId, name: '川上 進', relationship: 'おじ', shown: 'photo_id' },
  }),
  'POST /api/f/:facility/pickup/answer': ({ childId, askId }) => ({ json: { id: act(), childId, askId, yes: true } }),
  'POST /api/f/:facility/pickup/decide': ({ childId, askId }) => ({
    json: { id: act(), childId, askId, yes: true, called: '母', reason: '母と話し、確かめました' },
  }),
  'GET /api/f/:facility/portrait': () => ({}),
  'GET /api/f/:facility/portrait/pictures': ({ portraitId }) => ({ query: { ids: portraitId } }),
  'POST /api/f/:facility/portrait/child': ({ childId }) => ({ json: { id: act(), childId, jpeg: smallJpeg() } }),
  'POST /api/f/:facility/portrait/person': ({ childId, pickupId }) => ({
    json: { id: act(), of: [{ childId, pickupId }], jpeg: smallJpeg() },
  }),
  'POST /api/f/:facility/pickup/end': ({ childId, pickupId }) => ({ json: { id: act(), childId, pickupId } }),
}

/** The sample of a route as a request, with the path's own parameters filled in. */
export function requestOf(
  path: string,
  sample: Sample,
): { path: string; method: string; headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> | null } {
  const [method = '', template = ''] = path.split(' ')
  const query = sample.query ? `?${new URLSearchParams(sample.query)}` : ''
  const body = sample.csv ?? sample.picture ?? sample.form ?? (sample.json ? JSON.stringify(sample.json) : null)
  const kind = (Object.keys(TYPES) as (keyof typeof TYPES)[]).find((key) => sample[key] !== undefined)
  const headers: Record<string, string> = kind ? { 'content-type': TYPES[kind] } : {}
  return { method, path: template + query, headers, body }
}

/** True when what the call names belongs to somebody; a class may be asked for in vain, a code on a tablet is nobody's yet. */
export const namesSomething = (key: string): boolean => {
  const names: string[] = []
  const ids = new Proxy({} as Ids, {
    get: (_, name) => {
      names.push(String(name))
      return act()
    },
  })
  SAMPLES[key]?.(ids)
  return names.some((name) => name !== 'classId' && name !== 'pairingCode' && name !== 'entranceCode')
}
