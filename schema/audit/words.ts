// The audit in plain Japanese: what an action is called, what its content says. One table for the screen, the paper and the file.
import { type Day, dayOf } from '../kit/day.ts'
import { showTime, timeOn } from '../kit/time.ts'
import type { Action } from '../permission/matrix.ts'
import type { Kind } from './input.ts'
import { values } from './value-words.ts'

/** What somebody did, so that しました and しようとして can follow. */
const actions: Record<Action, string> = {
  'health.read': '動作を確認',
  'account.sign_in': 'サインイン',
  'account.join': '招待で登録',
  'account.sign_out': 'サインアウト',
  'account.self': '自分の設定を確認',
  'account.secure': '自分のサインインの方法を変更',
  'presence.read': '登降園のようすを閲覧',
  'presence.roster': '名簿を端末に保存・印刷',
  'presence.history': 'これまでの登降園を閲覧',
  'presence.record': '登園・降園を記録',
  'presence.stamp': '登園・降園を打刻',
  'pass.list': '登園カードとスマホのQRの一覧を端末に保存',
  'pass.key': 'スマホのQRを登録',
  'pass.stamp': '玄関のQRを読んで打刻',
  'pass.card': '登園カードを発行・停止',
  'pass.entrance': '玄関のQRを発行・停止',
  'roll.read': '点呼と人数確認を閲覧',
  'roll.record': '点呼を記録',
  'roll.count': '人数確認を記録',
  'care.read': '日々の記録を閲覧',
  'care.record': '検温・食事・排便・午睡を記録',
  'presence.month': '出席簿を閲覧',
  'presence.export': '出席簿をファイルで保存',
  'notice.report': '欠席などを連絡',
  'notice.read': '保護者からの連絡を閲覧',
  'notice.confirm': '連絡を確認',
  'chase.read': '未登園の電話の記録を閲覧',
  'chase.call': '未登園の電話を記録',
  'notification.read': '通知の設定を閲覧',
  'notification.choose': '通知の設定を変更',
  'notification.unreached': '通知が届かない家庭を閲覧',
  'family.read': '家庭の画面を閲覧',
  'family.access_list': '閲覧の記録を確認',
  'family.invite': '家族を招待',
  'family.members': '家族の一覧を閲覧',
  'family.end_member': '家族の登録を終了',
  'child.read': '園児の一覧を閲覧',
  'child.phone': '連絡先を閲覧',
  'child.contact_way': '連絡手段を変更',
  'child.address': '住所を閲覧',
  'child.change': '園児の情報を変更',
  'growth.read': '身体計測を閲覧',
  'growth.class': 'クラスの身体計測を閲覧',
  'growth.record': '身体計測を記録',
  'growth.home': '家ではかった値を記録',
  'growth.export': '身体計測をファイルで保存',
  'pickup.read': 'お迎えの人を閲覧',
  'pickup.change': 'お迎えの人を変更',
  'pickup.ask': 'リストにない人を保護者に確認',
  'pickup.asks': 'リストにない人の確認を閲覧',
  'pickup.answer': 'リストにない人への返事',
  'pickup.decide': 'リストにない人へのお渡しを決定',
  'roster.import': '名簿を取込',
  'guest.read': '共同保育の予定を閲覧',
  'guest.arrange': '共同保育を手配',
  'facility.settings': '園の設定を変更',
  'facility.switch': '機能の停止・再開を変更',
  'facility.network': '園のネットワークを変更',
  'staff.read': '職員の一覧を閲覧',
  'staff.duty': '当番を変更',
  'staff.change': '職員の役割を変更',
  'staff.export': '職員の一覧をファイルで保存',
  'staffing.read': '職員の配置を閲覧',
  'permission.read': '権限の表を閲覧',
  'invitation.read': '招待の状況を閲覧',
  'invitation.issue': '招待を発行',
  'invitation.revoke': '招待を取消',
  'recovery.issue': 'サインインの再設定を手配',
  'device.ask': '端末の登録を申請',
  'pin.issue': '暗証番号の設定コードを発行',
  'device.self': '端末の状態を確認',
  'device.beat': '端末の動きを通知',
  'device.open': '端末で名前をひらく操作を',
  'device.read': '端末の一覧を閲覧',
  'device.pair': '端末を登録',
  'device.revoke': '端末を停止',
  'quarantine.send': '止めた端末に残っていた記録を送信',
  'quarantine.decide': '止めた端末に残っていた記録の扱いを決定',
  'block.waiting': '確認待ちの保護の情報を閲覧',
  'block.read': '保護の情報を閲覧',
  'block.set': '保護の情報を変更',
  'block.alert': '保護の注意書きを閲覧',
  'audit.read': '操作の記録を閲覧',
  'audit.export': '操作の記録をファイルで保存',
  'audit.unlock': '閲覧の停止を解除',
  'city.read': '市の画面を閲覧',
  'city.case': '長びく未登園の子どもの名前を閲覧',
  'city.import': '施設の一覧から園を登録',
  'city.network': '市のネットワークを変更',
  'operator.read': '運用の画面を閲覧',
  'operator.revoke': '運用から端末を停止',
}

const actionWord = (action: string): string => (actions as Record<string, string>)[action] ?? '操作を'

type Content = Record<string, unknown>
const isContent = (content: unknown): content is Content =>
  typeof content === 'object' && content !== null && !Array.isArray(content)

/** Where the content says more exactly what was done than the action does. */
const exactly: readonly [key: string, word: string][] = [
  ['corrected', '身体計測を訂正'],
  ['paper', '紙から登園・降園を転記'],
  ['takesBack', '登園・降園の記録を取消'],
  ['withdraws', '連絡を取消'],
  ['confirms', '連絡を確認'],
  ['previewed', '名簿の取り込みを確認'],
  ['undone', '名簿の取り込みを取消'],
  ['joined', '招待で登録'],
  ['revoked', '招待を取消'],
  ['guestAt', '行き先の園で登園・降園を記録'],
  ['heardAt', '行き先の園で聞いた連絡を記録'],
  ['readAt', '行き先の園で連絡を確認'],
  ['endedStay', '共同保育のとりけしを受付'],
  ['guestFrom', '共同保育の子どもを受け入れ'],
  ['endsStay', '共同保育のとりけしを依頼'],
  ['alarm', '短い時間に多くの連絡先を閲覧'],
]

/** `連絡先を閲覧しました`, `出席簿を閲覧しようとして、断られました`. */
export function sayAct(action: string, outcome: Kind, content: unknown): string {
  const exact = isContent(content) ? exactly.find(([key]) => key in content)?.[1] : undefined
  const word =
    exact ??
    (isContent(content) && 'exported' in content ? `${actionWord(action).replace('閲覧', 'ファイルで保存')}` : actionWord(action))
  return outcome === 'denied' ? `${word}しようとして、断られました` : `${word}しました`
}

/** Keys of contents, as people call them. What is not here is for machines (ids, digests) and is not shown. */
const labels: Record<string, string> = {
  facts: '内容',
  at: '時刻',
  person: '相手',
  reason: '理由',
  kind: '種類',
  from: 'はじめの日',
  to: 'おわりの日',
  time: '時刻',
  symptoms: 'ようす',
  temperature: '体温',
  note: 'ひとこと',
  byStaff: '園が代わりに入力',
  afterCutoff: '締切のあと',
  opened: 'ひらいたもの',
  exported: 'ファイルの形',
  month: '月',
  times: '時刻も',
  startsOn: '適用日',
  endsOn: 'おわりの日',
  day: '日',
  state: '状態',
  name: '名前',
  fileName: 'ファイル名',
  appliesOn: '適用日',
  counts: '件数',
  role: '役割',
  relationship: '続柄',
  capabilities: 'できること',
  duty: '当番',
  device: '端末',
  distinct: 'ひらいた人数',
  clock: '端末の時計',
  seenBy: '受け入れた人（紙）',
  claimedBy: '押した人（自己申告）',
  contactWay: '連絡手段',
  briefing: '説明会の用紙',
  phone: '園の電話',
  opensAt: '開園',
  closesAt: '閉園',
  chaseFrom: '未登園をさがす時刻',
  cutoffAt: '連絡の締切',
  chaseDirectorAfter: '園長に知らせるまで（分）',
  chaseCityAfter: '市に知らせるまで（分）',
  outcome: '電話',
  called: '電話した相手',
  said: '聞いたこと',
  arrivalGrace: '登園の待ち時間（分）',
  pickupGrace: 'お迎えの待ち時間（分）',
  unseenAfter: '受け入れの待ち時間（分）',
  headCountTimes: '人数確認の時刻',
  aprilCountTimes: '4月に足す人数確認',
  aprilUntil: '4月の何日まで',
  feverFrom: '注意する体温',
  familyCare: '家の方に見せる記録',
  care: '日々の記録',
  replaces: '前の記録をなおした',
  measured: '計測',
  weight: '体重（g）',
  height: '身長（mm）',
  head: '頭囲（mm）',
  chest: '胸囲（mm）',
  obesityEdition: '肥満度の版',
  outing: '点呼のまとまり',
  step: '点呼',
  scene: '場面',
  seen: '見た人数',
  of: '人数',
  counted: '数えた人数',
  expected: '記録の人数',
  walkedThrough: '車内を最後列まで見た',
  deviceChecked: '置き去り防止装置',
  returnBy: 'もどる予定',
  insert: '追加',
  update: '変更',
  children: '園児',
  created: '追加',
  changed: '変更',
  unchanged: 'そのまま',
  ended: '終了',
  pushes: '通知するもの',
  quietFrom: '通知しない時間のはじめ',
  quietTo: '通知しない時間のおわり',
  pushDevice: '通知する端末',
  before: '前',
  after: '後',
}

const TIMES = /^(?:time|opensAt|closesAt|chaseFrom|cutoffAt|quietFrom|quietTo)$/

/** A content as pairs of words, without what is only for machines. */
export function sayContent(content: unknown, day: Day): { name: string; is: string }[] {
  if (!isContent(content)) return []
  if ('erasedOn' in content) return [{ name: '内容', is: `保存期間が終わったので、${String(content.erasedOn)} に消しました` }]
  if (isContent(content.before) && isContent(content.after))
    return [...sayChange(content.before, content.after, day), ...sayContent(without(content), day)]
  return Object.entries(content).flatMap(([key, value]) => {
    const name = labels[key]
    if (!name || value === null || value === undefined || value === '') return []
    const is = sayValue(key, value, day)
    return is ? [{ name, is }] : []
  })
}

const without = ({ before: _before, after: _after, ...rest }: Content): Content => rest

/** Only what differs: 閉園 19:00 → 18:30. */
function sayChange(before: Content, after: Content, day: Day): { name: string; is: string }[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .flatMap((key) => {
      const [was, is] = [before, after].map((side) => (side[key] === undefined ? '' : sayValue(key, side[key], day)) || 'なし')
      return [{ name: labels[key] ?? 'そのほかの項目', is: `${was} → ${is}` }]
    })
}

function sayValue(key: string, value: unknown, day: Day): string {
  if (typeof value === 'number') {
    if (key === 'at') return showTime(timeOn(dayOf(value), value))
    if (TIMES.test(key)) return showTime(value)
    if (key === 'temperature' || key === 'feverFrom') return `${(value / 10).toFixed(1)}℃`
    return String(value)
  }
  if (Array.isArray(value))
    return value
      .map((one) => sayValue(key, one, day))
      .filter(Boolean)
      .join('・')
  if (isContent(value))
    return sayContent(value, day)
      .map(({ name, is }) => `${name} ${is}`)
      .join('、')
  return values[String(value)] ?? String(value)
}

/** Where somebody acted. */
export const doorWords: Record<string, string> = {
  family: '家庭の画面',
  room: '保育室の画面',
  office: '事務室の画面',
  device: '端末だけ',
}
export const roleWords = (role: string): string => values[role] ?? role
export const kindWords: Record<Kind, string> = { done: '変更', read: '閲覧', denied: '断られた' }
