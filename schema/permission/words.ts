// What every action is called for somebody who runs a nursery, and where it stands on the page 権限. An action without words does not compile.
import type { Action, Capability, Feature } from './matrix.ts'

export const GROUPS = [
  ['presence', '登園・降園'],
  ['notice', '連絡・家庭'],
  ['child', '子どものこと'],
  ['facility', '園のきまり'],
  ['staff', '職員'],
  ['way_in', '招待・サインイン'],
  ['device', '端末'],
  ['protection', '保護'],
  ['beyond', '市・運営'],
  ['self', 'だれでも・自分のこと'],
] as const
export type Group = (typeof GROUPS)[number][0]

export interface ActionWords {
  group: Group
  title: string
}

export const ACTION_WORDS: Readonly<Record<Action, ActionWords>> = {
  'health.read': { group: 'self', title: 'サーバーが動いているかを見る' },
  'account.sign_in': { group: 'self', title: 'サインインする' },
  'account.join': { group: 'self', title: '招待コードで登録する' },
  'account.sign_out': { group: 'self', title: 'サインアウトする' },
  'account.self': { group: 'self', title: '自分のサインインと履歴を見る' },
  'account.secure': { group: 'self', title: '自分のパスワード・もうひとつの確認を変える' },
  'presence.read': { group: 'presence', title: 'きょうの在園のようすを見る' },
  'presence.history': { group: 'presence', title: 'すぎた日の記録を見る' },
  'presence.record': { group: 'presence', title: '受け入れ・引き渡しを記録する' },
  'presence.stamp': { group: 'presence', title: '登園・降園の打刻' },
  'presence.month': { group: 'presence', title: '出席簿を見る・印刷する' },
  'presence.export': { group: 'presence', title: '出席簿をファイルにする' },
  'notice.report': { group: 'notice', title: 'おやすみ・おくれる・お迎え変更を出す' },
  'notice.read': { group: 'notice', title: '家庭からの連絡を読む' },
  'notice.confirm': { group: 'notice', title: '連絡を確認ずみにする' },
  'family.read': { group: 'notice', title: '家庭の画面で きょうのようすを見る' },
  'family.access_list': { group: 'notice', title: 'だれが記録をひらいたかを見る（役割と日）' },
  'family.members': { group: 'notice', title: '家族のだれが使えるかを見る' },
  'family.invite': { group: 'notice', title: '家族を招待する' },
  'family.end_member': { group: 'notice', title: '家族の利用をおわらせる' },
  'child.read': { group: 'child', title: '子どもの一覧（名前・クラス・アレルギー）を見る' },
  'child.contact_way': { group: 'child', title: '家庭の連絡手段を決める' },
  'child.address': { group: 'child', title: '住所・勤め先をひらく' },
  'child.change': { group: 'child', title: '子どもの情報を変える' },
  'child.phone': { group: 'child', title: '保護者の電話番号をひらく' },
  'pickup.read': { group: 'child', title: 'お迎えの人を見る' },
  'pickup.change': { group: 'child', title: 'お迎えの人を変える' },
  'roster.import': { group: 'child', title: '名簿を取り込む' },
  'guest.read': { group: 'child', title: '共同保育の予定を見る' },
  'guest.arrange': { group: 'child', title: '共同保育を決める・とりけす' },
  'facility.settings': { group: 'facility', title: '園の設定と休園日を変える' },
  'facility.switch': { group: 'facility', title: '機能をいますぐ止める' },
  'facility.network': { group: 'facility', title: '事務室のネットワークを登録する' },
  'permission.read': { group: 'facility', title: 'この表を見る' },
  'audit.read': { group: 'facility', title: 'だれが何を見て何を変えたかを調べる' },
  'audit.export': { group: 'facility', title: '調べた記録をファイルにする' },
  'audit.unlock': { group: 'facility', title: '止まった連絡先の閲覧を続けさせる' },
  'staff.read': { group: 'staff', title: '職員とアカウントの一覧を見る' },
  'staff.duty': { group: 'staff', title: '当番を決める・応援の人を足す' },
  'staff.export': { group: 'staff', title: 'アカウントの一覧をファイルにする' },
  'staff.change': { group: 'staff', title: '職員を足す・役割を変える・退職' },
  'invitation.read': { group: 'way_in', title: '招待のようすを見る' },
  'invitation.issue': { group: 'way_in', title: '招待コードを出す' },
  'invitation.revoke': { group: 'way_in', title: '招待コードを取り消す' },
  'recovery.issue': { group: 'way_in', title: 'サインインできない人に、入りなおすコードを出す' },
  'pin.issue': { group: 'way_in', title: '暗証番号のコードを出す' },
  'device.ask': { group: 'device', title: '登録をたのむコードを出す' },
  'device.self': { group: 'device', title: '自分の登録をたしかめる' },
  'device.open': { group: 'device', title: '名前を暗証番号でひらく' },
  'device.read': { group: 'device', title: '端末の一覧を見る' },
  'device.pair': { group: 'device', title: '端末を登録する・変える' },
  'device.revoke': { group: 'device', title: '端末の登録をおわらせる' },
  'quarantine.send': { group: 'device', title: '届かなかった記録をあずける' },
  'quarantine.decide': { group: 'device', title: 'あずかった記録をどうするか決める' },
  'block.waiting': { group: 'protection', title: '確認を待つ制限を見る' },
  'block.read': { group: 'protection', title: '制限（支援措置など）を読む' },
  'block.set': { group: 'protection', title: '制限をかける・確認する・はずす' },
  'block.alert': { group: 'protection', title: '引き渡しの前に、注意をひらく' },
  'city.read': { group: 'beyond', title: '市の人数を見る（名前はない）' },
  'city.import': { group: 'beyond', title: '市の施設一覧を取り込む' },
  'city.network': { group: 'beyond', title: '市のネットワークを登録する' },
  'operator.read': { group: 'beyond', title: '施設と端末の数を見る（子どもも人の名前もない）' },
  'operator.revoke': { group: 'beyond', title: 'なくした端末の登録をおわらせる' },
}

export const FEATURE_WORDS: Readonly<Record<Feature, string>> = {
  invitation: '招待',
  export: 'ファイルへの書き出し',
  import: '名簿の取り込み',
  guest: '共同保育（ほかの園との受け渡し）',
}

/** What a guardian may be given for one child. */
export const CAPABILITY_WORDS: Readonly<Record<Capability, string>> = {
  read_presence: 'ようすを見る',
  check_in: '打刻',
  absence: '連絡を出す',
  pickup_list: 'お迎えの人を決める',
  pickup: 'お迎え',
  read_note: '連絡帳を読む',
  write_note: '連絡帳を書く',
  health: '健康',
  address: '住所',
  billing: '料金',
  photo: '写真',
}
