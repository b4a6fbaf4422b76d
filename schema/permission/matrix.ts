// Who may do what. The one place: the worker decides by it, SQL guards are made from it, the law tests and the page 権限 read it.
// Reach: `facility` every child of the facility · `class` children of one's class on that day, or all while on duty (当番) or assigned without a class.
// A family session has guardian rights only, a room or office session staff rights only, even for one person who is both.
// What no cell can override stands in the worker's rights.ts: no relation on the day is no right, and a block beats every relation.

export const ROLES = ['nursery_teacher', 'head_teacher', 'director', 'nurse', 'cook', 'office'] as const
export type Role = (typeof ROLES)[number]

export const CAPABILITIES = [
  'read_presence',
  'check_in',
  'absence',
  'pickup_list',
  'pickup',
  'read_note',
  'write_note',
  'health',
  'address',
  'billing',
  'photo',
] as const
export type Capability = (typeof CAPABILITIES)[number]

export type Reach = 'facility' | 'class'

/** What can be switched off at once, for one facility. Reports and the door are not among them: a morning goes on. `entrance`: phones no longer stamp with the code at the entrance. */
export const FEATURES = ['invitation', 'export', 'import', 'guest', 'entrance'] as const
export type Feature = (typeof FEATURES)[number]

/** What an action asks of the one who does it. */
export interface Rule {
  /** Anyone, signed in or not. */
  open?: true
  /** Any live sign-in, for one's own account. */
  self?: true
  /** A city officer's dated duty, for the organisation. */
  officer?: true
  /** Somebody who runs the service: databases and devices, never a child. */
  operator?: true
  /** The capability a guardian needs for each child concerned. */
  guardian?: Capability
  staff?: Partial<Record<Role, Reach>>
  /** A paired tablet by itself may do it, for the children of its classes. */
  device?: true
  /** One tap is enough on a tablet where the caregiver's name was opened this shift; anything else locks after ten idle minutes. */
  quick?: true
  /** Screens ask it again by themselves: on a tablet it needs an open name, but does not keep it open. */
  polled?: true
  /** At the desk only, never from the room. */
  desk?: true
  /** The person must have proved who they are within the last minutes; `room`: only on a tablet, where it means the PIN. */
  fresh?: true | 'room'
  feature?: Feature
  /** About a child of one's own, or one a block keeps from oneself, staff have no staff right here (assurance §2.3, rule 4). */
  sensitive?: true
}

/** The class of somebody who only helps out (応援): none. All their rights are those of the hours of their duty. */
export const ON_DUTY_ONLY = ''

const lead = { head_teacher: 'facility', director: 'facility' } as const
const desk = { ...lead, office: 'facility' } as const
const inRooms = { ...desk, nursery_teacher: 'facility', nurse: 'facility' } as const

export const MATRIX = {
  'service.read': { open: true },
  'account.sign_in': { open: true },
  'account.join': { open: true },
  'account.sign_out': { self: true },
  'account.self': { self: true },
  'account.secure': { self: true },
  // Quick, because whoever taps has to see; what families wrote is left out while the tablet is locked (read-board.ts).
  'presence.read': { quick: true, device: true, staff: { ...desk, nursery_teacher: 'facility', nurse: 'facility' } },
  // Kept on the tablet for the time without a line; printed at the desk.
  'presence.roster': { device: true, desk: true, staff: desk },
  'presence.history': { staff: { ...desk, nursery_teacher: 'class', nurse: 'facility' } },
  'presence.record': { quick: true, staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'presence.stamp': { quick: true, device: true, staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  // What a device reads at the entrance, and what the office prints for it.
  'pass.list': { device: true },
  'pass.key': { guardian: 'check_in' },
  'pass.stamp': { guardian: 'check_in', feature: 'entrance' },
  'pass.card': { desk: true, staff: desk },
  'pass.entrance': { desk: true, staff: desk },
  'roll.read': { quick: true, staff: { ...desk, nursery_teacher: 'facility', nurse: 'facility' } },
  // Two classes walk with one caregiver, and whoever stands at the meeting place calls whom she sees: a roll that was refused is eighteen sightings lost.
  'roll.record': { quick: true, staff: { ...lead, nursery_teacher: 'facility', nurse: 'facility' } },
  // A count is about a room, not about a child: whoever stands in it counts.
  'roll.count': { quick: true, staff: { ...lead, nursery_teacher: 'facility', nurse: 'facility' } },
  // So is a move into another room: whoever stays late moves every class. That a child went there by itself is one more tap of the same person.
  'roll.move': { quick: true, staff: { ...lead, nursery_teacher: 'facility', nurse: 'facility' } },
  // Written by whoever is with the children; 園長 reads (assurance §2.2, row 26).
  'care.read': {
    polled: true,
    guardian: 'read_note',
    staff: { head_teacher: 'facility', director: 'facility', nurse: 'facility', nursery_teacher: 'class' },
  },
  'care.record': { staff: { head_teacher: 'facility', nurse: 'facility', nursery_teacher: 'class' } },
  // 連絡帳. What a family wrote and what it may read; what the nursery wrote of it, drafts too, is for who is with the child.
  'contactbook.read': { polled: true, guardian: 'read_note', staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  'contactbook.class': { polled: true, staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  'contactbook.open': { guardian: 'read_note' },
  'contactbook.home': { guardian: 'write_note' },
  'contactbook.write': { staff: { ...lead, nursery_teacher: 'class' } },
  // While a facility wants its pages approved, 保育士 submit and only 主任 and 園長 publish (worker/contactbook/step.ts).
  'contactbook.publish': { staff: { ...lead, nursery_teacher: 'class' } },
  // メモ: of the staff who are with the child, and theirs alone; a family reads what somebody makes of one.
  'memo.read': { polled: true, staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  'memo.write': { staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  'memo.export': { desk: true, fresh: true, feature: 'export', staff: lead },
  // 書類, mostly about a class: whose it is, or who approves, the SQL asks by `document.read` and by the kind (worker/document/reach.ts).
  'document.read': { polled: true, staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  'document.write': { staff: { ...lead, nursery_teacher: 'facility' } },
  // Which papers the house uses, by when, and its own forms.
  'document.form': { desk: true, staff: { director: 'facility' } },
  'document.approve': { fresh: 'room', staff: lead },
  'document.export': { desk: true, fresh: true, feature: 'export', staff: lead },
  'document.disclose': { desk: true, fresh: true, feature: 'export', staff: lead },
  'phrase.read': { staff: { ...lead, nurse: 'facility', nursery_teacher: 'facility' } },
  'phrase.keep': { desk: true, staff: lead },
  'keeping.read': { desk: true, staff: lead },
  'keeping.write': { desk: true, staff: lead },
  'keeping.export': { desk: true, fresh: true, feature: 'export', staff: lead },
  'keeping.decide': { desk: true, fresh: true, staff: { director: 'facility' } },
  // 午睡チェック: a round comes every few minutes, so the open name is enough. Afterwards only 主任 and 園長, who prove who they are.
  'nap.read': { quick: true, staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  'nap.record': { quick: true, staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  // 室温・湿度: about a room, not about a child.
  'nap.room': { quick: true, staff: { ...lead, nursery_teacher: 'facility', nurse: 'facility' } },
  'nap.correct': { fresh: 'room', staff: lead },
  'nap.export': { desk: true, fresh: true, feature: 'export', staff: lead },
  'presence.month': { desk: true, staff: desk },
  'presence.export': { desk: true, fresh: true, feature: 'export', staff: desk },
  'presence.remark': { desk: true, staff: lead },
  'notice.report': { guardian: 'absence', staff: { ...desk, nursery_teacher: 'class' } },
  'notice.read': { polled: true, guardian: 'absence', staff: { ...desk, nurse: 'facility', nursery_teacher: 'class' } },
  'notice.confirm': { staff: { ...lead, nursery_teacher: 'class' } },
  'plan.write': { staff: { ...desk, nursery_teacher: 'class' } },
  // Whoever may confirm what a family wrote may write down what it said; who reads the numbers is another question (child.phone).
  'chase.read': { polled: true, staff: { ...desk, nurse: 'facility', nursery_teacher: 'class' } },
  'chase.call': { staff: { ...desk, nursery_teacher: 'class' } },
  'notification.read': { guardian: 'read_presence' },
  'notification.choose': { guardian: 'read_presence' },
  // One's own browsers, and of what one is told in them; the alarms are those of きょう.
  'alarm.choose': { desk: true, staff: lead },
  'notification.unreached': { desk: true, staff: desk },
  'family.read': { guardian: 'read_presence' },
  'family.access_list': { guardian: 'read_presence' },
  'family.members': { guardian: 'pickup_list' },
  'family.invite': { guardian: 'pickup_list', fresh: true, feature: 'invitation' },
  'family.end_member': { fresh: true, guardian: 'pickup_list', staff: lead },
  // Not for the kitchen, which has a page of its own with what it needs of a child (RF03).
  'child.read': { staff: inRooms },
  'child.contact_way': { desk: true, staff: desk },
  'child.address': { desk: true, staff: desk },
  'child.change': { desk: true, staff: { director: 'facility', office: 'facility' } },
  'child.phone': { sensitive: true, fresh: 'room', staff: { ...desk, nursery_teacher: 'class', nurse: 'facility' } },
  // 園児台帳: a guardian who may know the household's address proposes; masked fields open for a reason (RL12).
  'ledger.read': { guardian: 'address', staff: desk },
  'ledger.propose': { guardian: 'address' },
  'ledger.open': { sensitive: true, desk: true, fresh: true, staff: desk },
  // 身体計測 (assurance §2.2 rows 25, 26). The director reads and takes it along; who measures writes.
  'growth.read': { guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'growth.class': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'growth.record': { staff: { head_teacher: 'facility', nurse: 'facility', nursery_teacher: 'class' } },
  // A guardian's own value: with `health` too (worker/growth/record-home.ts).
  'growth.home': { guardian: 'write_note' },
  'growth.export': { desk: true, fresh: true, feature: 'export', staff: { director: 'facility' } },
  // 感染症 (assurance §2.2 rows 25, 26): a name, facts and papers of one child; counts for those who plan for the house.
  'infection.read': { polled: true, guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'infection.report': { guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'infection.record': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'infection.correct': { staff: { ...lead, nurse: 'facility' } },
  // At the door: quick, so that a child stands nowhere because a tablet is locked.
  'infection.door': { quick: true, staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'infection.form': { guardian: 'health' },
  'infection.summary': { desk: true, staff: { ...desk, nurse: 'facility' } },
  'infection.export': { desk: true, fresh: true, feature: 'export', staff: { director: 'facility' } },
  // 与薬 (assurance §2.2 rows 23, 24): a family asks, 主任・園長・看護師 write down what came on paper. A dose is of those with the child; each of the two proves who it is.
  'medicine.read': { polled: true, guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'medicine.ask': { guardian: 'health', staff: { ...lead, nurse: 'facility' } },
  'medicine.record': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'medicine.give': { fresh: 'room', staff: { head_teacher: 'facility', nurse: 'facility', nursery_teacher: 'class' } },
  'medicine.export': { desk: true, fresh: true, feature: 'export', staff: { director: 'facility', nurse: 'facility' } },
  // けがの連絡 (assurance §2.2 row 27): whoever is with the child writes, 主任 or 園長 lets it out, the family reads what was let out.
  'injury.read': { polled: true, guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'injury.write': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'injury.review': { fresh: 'room', staff: lead },
  'injury.seen': { guardian: 'health' },
  'injury.export': { desk: true, fresh: true, feature: 'export', staff: lead },
  // 引き継ぎカード: what was written of the day, for whoever fetches an ill child.
  'handover.read': { guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'handover.issue': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  // 健康記録 (assurance §2.2 row 25): the family's word waits for somebody who answers for health; the class teacher reads.
  'health.read': { guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'health.propose': { guardian: 'health' },
  'health.write': { staff: { ...lead, nurse: 'facility' } },
  'vaccination.class': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'vaccination.export': { desk: true, fresh: true, feature: 'export', staff: { director: 'facility', nurse: 'facility' } },
  // 食物アレルギー (assurance §2.2): one tap on the tablet, because a child that ate something cannot wait for a PIN. Papers are looked at by those who
  // answer for health; the kitchen has what it leaves out on the trays it looks at, and no papers (RF03).
  'allergy.read': { quick: true, guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'allergy.propose': { guardian: 'health' },
  'allergy.write': { staff: { ...lead, nurse: 'facility' } },
  'allergy.list': { desk: true, staff: { ...lead, nurse: 'facility' } },
  'allergy.export': { desk: true, fresh: true, feature: 'export', staff: { director: 'facility', nurse: 'facility' } },
  // 配膳の確認: by whoever serves, with a wet thumb.
  'serving.read': { quick: true, staff: { ...lead, nursery_teacher: 'class', nurse: 'facility', cook: 'facility' } },
  'serving.record': { quick: true, staff: { ...lead, nursery_teacher: 'class', nurse: 'facility', cook: 'facility' } },
  'checkup.read': { guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'checkup.class': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'checkup.record': { staff: { ...lead, nurse: 'facility' } },
  'checkup.seen': { guardian: 'health' },
  // 献立, 食数, 食材 (RF01–RF13). 栄養士 and 調理 make the menu, at the desk too, and read their own page and nothing else of the house.
  'meal.menu': { polled: true, guardian: 'read_presence', staff: { ...inRooms, cook: 'facility' } },
  'meal.kitchen': { quick: true, staff: { ...desk, nurse: 'facility', cook: 'facility' } },
  'meal.note': { quick: true, staff: { ...lead, cook: 'facility' } },
  'meal.plan': { desk: true, staff: { ...desk, cook: 'facility' } },
  'meal.import': { desk: true, feature: 'import', staff: { ...desk, cook: 'facility' } },
  'meal.staff': { desk: true, staff: desk },
  'meal.form': { staff: { ...lead, nurse: 'facility', nursery_teacher: 'class' } },
  // 食材チェック: what a child has eaten at home is told by whoever answers for its health.
  'meal.food': { polled: true, guardian: 'health', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'meal.tell': { guardian: 'health', staff: { ...lead, nurse: 'facility' } },
  'meal.export': { desk: true, fresh: true, feature: 'export', staff: desk },
  // 料金 (assurance §2.2 row 34): 園長 and 事務 at the desk, nobody else of the staff; a family by the guardian's own right to see bills (RJ12, RA27).
  'fee.keep': { desk: true, staff: { director: 'facility', office: 'facility' } },
  'fee.statement': { guardian: 'billing' },
  'pickup.read': { guardian: 'pickup_list', staff: { ...desk, nursery_teacher: 'class', nurse: 'facility' } },
  'pickup.change': { fresh: true, guardian: 'pickup_list', staff: lead },
  // Somebody on no list stands at the door. Whoever hands over asks; who may keep the list of people who fetch says yes or no for the family.
  'pickup.ask': { quick: true, staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'pickup.asks': { quick: true, staff: { ...desk, nursery_teacher: 'class', nurse: 'facility' } },
  'pickup.answer': { guardian: 'pickup_list' },
  'pickup.decide': { sensitive: true, fresh: 'room', staff: lead },
  // 顔写真 (assurance §2.2 rows 2 and 6). A face on the list of people who fetch is changed like the list: whoever swaps it could take a child.
  'portrait.read': { guardian: 'photo', device: true, staff: { ...desk, nursery_teacher: 'class', nurse: 'facility' } },
  'portrait.child': { guardian: 'pickup_list', staff: { director: 'facility', office: 'facility' } },
  'portrait.person': { fresh: true, guardian: 'pickup_list', staff: lead },
  // 写真 of the day (assurance §2.2 row 21). Taken in a room, before anybody said who is in it: the SQL asks for the class by `photo.read`.
  'photo.read': { polled: true, guardian: 'photo', staff: { ...lead, nursery_teacher: 'class' } },
  'photo.class': { polled: true, staff: { ...lead, nursery_teacher: 'class' } },
  'photo.keep': { quick: true, staff: { ...lead, nursery_teacher: 'facility' } },
  'photo.publish': { staff: { ...lead, nursery_teacher: 'class' } },
  'photo.remove': { staff: { ...lead, nursery_teacher: 'facility' } },
  // 同意: by whoever decides about the child, not by everybody who may see its pictures.
  'photo.consent': { guardian: 'pickup_list' },
  'photo.paper': { desk: true, staff: { director: 'facility' } },
  // All that a family may see of its child, to keep (RC16). Each part asks for its own right as well.
  'takeout.read': { guardian: 'read_presence' },
  'takeout.take': { guardian: 'read_presence', fresh: true, feature: 'export' },
  'survey.answer': { guardian: 'read_presence', staff: { ...inRooms, cook: 'facility' } },
  'roster.import': { desk: true, feature: 'import', staff: desk },
  'rollover.plan': { desk: true, staff: desk },
  'rollover.decide': { desk: true, fresh: true, staff: { director: 'facility' } },
  'guest.read': { desk: true, staff: desk },
  'guest.arrange': { desk: true, fresh: true, feature: 'guest', staff: desk },
  'facility.settings': { desk: true, staff: desk },
  'facility.switch': { desk: true, fresh: true, staff: { director: 'facility' } },
  'facility.network': { desk: true, fresh: true, staff: { director: 'facility' } },
  'staff.read': { desk: true, staff: desk },
  'staff.duty': { desk: true, staff: desk },
  'staff.export': { desk: true, fresh: true, feature: 'export', staff: lead },
  'staff.change': { desk: true, fresh: true, staff: { director: 'facility' } },
  'staffing.read': { desk: true, staff: desk },
  'permission.read': { desk: true, staff: desk },
  'invitation.read': { desk: true, staff: desk },
  'invitation.issue': { desk: true, feature: 'invitation', staff: desk },
  'invitation.revoke': { desk: true, staff: desk },
  'recovery.issue': { desk: true, fresh: true, staff: lead },
  'device.ask': { open: true },
  'device.self': { device: true },
  'device.beat': { device: true },
  'device.open': { device: true },
  'device.read': { desk: true, staff: desk },
  'device.pair': { desk: true, fresh: true, staff: desk },
  'device.revoke': { staff: desk },
  'pin.issue': { desk: true, fresh: true, staff: lead },
  'quarantine.send': { open: true },
  'quarantine.decide': { desk: true, staff: lead },
  'block.waiting': { sensitive: true, desk: true, staff: lead },
  'block.read': { sensitive: true, desk: true, fresh: true, staff: lead },
  'block.set': { sensitive: true, fresh: true, staff: lead },
  'block.alert': { sensitive: true, fresh: 'room', staff: { ...desk, nursery_teacher: 'facility', nurse: 'facility' } },
  'audit.read': { desk: true, staff: { director: 'facility' } },
  'audit.export': { desk: true, fresh: true, staff: { director: 'facility' } },
  'audit.unlock': { desk: true, fresh: true, staff: { director: 'facility' } },
  'city.read': { officer: true },
  'city.case': { officer: true, fresh: true },
  'city.import': { officer: true },
  'city.form': { officer: true, fresh: true },
  'city.network': { officer: true, fresh: true },
  'operator.read': { operator: true },
  'operator.revoke': { operator: true, fresh: true },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof MATRIX

/** Roles that reach a whole facility, and so need a second factor: all but a 保育士 with a class. */
export const isWide = (role: string, classroomId: string | null): boolean => role !== 'nursery_teacher' || classroomId === null
