// The matrix a second time, as a person read it against the tables it came from. What the laws expect is computed from this copy, so that
// no cell of `schema/permission/matrix.ts` can change by itself. Whoever changes a cell changes it here too, on purpose.
//   G:<capability> guardian · T 保育士 · L 主任 · D 園長 · N 看護師 · M 栄養士・調理 · O 事務, each `:c` own class or `:f` facility
//   C city officer · A operator · K tablet alone · `anyone` · `self` one's own account
//   tap: one tap on an opened name · desk: office door only · fresh: proved within minutes · pin: so on a tablet · off:<feature> can be switched off
//   polled: asked again by screens · sensitive: not as staff for a child one is a guardian of
import { type Action, type Capability, type Feature, MATRIX, type Role, type Rule } from '../../schema/permission/matrix.ts'

export const REVIEWED: Record<Action, string> = {
  'service.read': 'anyone',
  'account.sign_in': 'anyone',
  'account.join': 'anyone',
  'account.sign_out': 'self',
  'account.self': 'self',
  'account.secure': 'self',
  'presence.read': 'T:f L:f D:f N:f O:f K tap',
  'presence.roster': 'L:f D:f O:f K desk',
  'presence.history': 'T:c L:f D:f N:f O:f',
  'presence.record': 'T:c L:f D:f N:f tap',
  'presence.stamp': 'T:c L:f D:f N:f K tap',
  'pass.list': 'K',
  'pass.key': 'G:check_in',
  'pass.stamp': 'G:check_in off:entrance',
  'pass.card': 'L:f D:f O:f desk',
  'pass.entrance': 'L:f D:f O:f desk',
  'roll.read': 'T:f L:f D:f N:f O:f tap',
  'roll.record': 'T:f L:f D:f N:f tap',
  'roll.count': 'T:f L:f D:f N:f tap',
  'roll.move': 'T:f L:f D:f N:f tap',
  'care.read': 'G:read_note T:c L:f D:f N:f polled',
  'care.record': 'T:c L:f N:f',
  'contactbook.read': 'G:read_note T:c L:f D:f N:f polled',
  'contactbook.class': 'T:c L:f D:f N:f polled',
  'contactbook.open': 'G:read_note',
  'contactbook.home': 'G:write_note',
  'contactbook.write': 'T:c L:f D:f',
  'contactbook.publish': 'T:c L:f D:f',
  'memo.read': 'T:c L:f D:f N:f polled',
  'memo.write': 'T:c L:f D:f N:f',
  'memo.export': 'L:f D:f desk fresh off:export',
  'document.read': 'T:c L:f D:f N:f polled',
  'document.write': 'T:f L:f D:f',
  'document.form': 'D:f desk',
  'document.approve': 'L:f D:f pin',
  'document.export': 'L:f D:f desk fresh off:export',
  'document.disclose': 'L:f D:f desk fresh off:export',
  'phrase.read': 'T:f L:f D:f N:f',
  'phrase.keep': 'L:f D:f desk',
  'keeping.read': 'L:f D:f desk',
  'keeping.write': 'L:f D:f desk',
  'keeping.export': 'L:f D:f desk fresh off:export',
  'keeping.decide': 'D:f desk fresh',
  'nap.read': 'T:c L:f D:f N:f tap',
  'nap.record': 'T:c L:f D:f N:f tap',
  'nap.room': 'T:f L:f D:f N:f tap',
  'nap.correct': 'L:f D:f pin',
  'nap.export': 'L:f D:f desk fresh off:export',
  'presence.month': 'L:f D:f O:f desk',
  'presence.remark': 'L:f D:f desk',
  'presence.export': 'L:f D:f O:f desk fresh off:export',
  'notice.report': 'G:absence T:c L:f D:f O:f',
  'notice.read': 'G:absence T:c L:f D:f N:f O:f polled',
  'plan.write': 'T:c L:f D:f O:f',
  'notice.confirm': 'T:c L:f D:f',
  'chase.read': 'T:c L:f D:f N:f O:f polled',
  'chase.call': 'T:c L:f D:f O:f',
  'notification.read': 'G:read_presence',
  'notification.choose': 'G:read_presence',
  'alarm.choose': 'L:f D:f desk',
  'notification.unreached': 'L:f D:f O:f desk',
  'family.read': 'G:read_presence',
  'family.access_list': 'G:read_presence',
  'family.members': 'G:pickup_list',
  'family.invite': 'G:pickup_list fresh off:invitation',
  'family.end_member': 'G:pickup_list L:f D:f fresh',
  'child.read': 'T:f L:f D:f N:f O:f',
  'child.contact_way': 'L:f D:f O:f desk',
  'child.address': 'L:f D:f O:f desk',
  'ledger.read': 'G:address L:f D:f O:f',
  'ledger.propose': 'G:address',
  'ledger.open': 'L:f D:f O:f desk fresh sensitive',
  'child.change': 'D:f O:f desk',
  'child.phone': 'T:c L:f D:f N:f O:f pin sensitive',
  'growth.read': 'G:health T:c L:f D:f N:f',
  'growth.class': 'T:c L:f D:f N:f',
  'growth.record': 'T:c L:f N:f',
  'growth.home': 'G:write_note',
  'growth.export': 'D:f desk fresh off:export',
  'infection.read': 'G:health T:c L:f D:f N:f polled',
  'infection.report': 'G:health T:c L:f D:f N:f',
  'infection.record': 'T:c L:f D:f N:f',
  'infection.correct': 'L:f D:f N:f',
  'infection.door': 'T:c L:f D:f N:f tap',
  'infection.form': 'G:health',
  'infection.summary': 'L:f D:f N:f O:f desk',
  'infection.export': 'D:f desk fresh off:export',
  'medicine.read': 'G:health T:c L:f D:f N:f polled',
  'medicine.ask': 'G:health L:f D:f N:f',
  'medicine.record': 'T:c L:f D:f N:f',
  'medicine.give': 'T:c L:f N:f pin',
  'medicine.export': 'D:f N:f desk fresh off:export',
  'injury.read': 'G:health T:c L:f D:f N:f polled',
  'injury.write': 'T:c L:f D:f N:f',
  'injury.review': 'L:f D:f pin',
  'injury.seen': 'G:health',
  'injury.export': 'L:f D:f desk fresh off:export',
  'handover.read': 'G:health T:c L:f D:f N:f',
  'handover.issue': 'T:c L:f D:f N:f',
  'health.read': 'G:health T:c L:f D:f N:f',
  'health.propose': 'G:health',
  'health.write': 'L:f D:f N:f',
  'vaccination.class': 'T:c L:f D:f N:f',
  'vaccination.export': 'D:f N:f desk fresh off:export',
  'allergy.read': 'G:health T:c L:f D:f N:f tap',
  'allergy.propose': 'G:health',
  'allergy.write': 'L:f D:f N:f',
  'allergy.list': 'L:f D:f N:f desk',
  'allergy.export': 'D:f N:f desk fresh off:export',
  'serving.read': 'T:c L:f D:f N:f M:f tap',
  'serving.record': 'T:c L:f D:f N:f M:f tap',
  'checkup.read': 'G:health T:c L:f D:f N:f',
  'checkup.class': 'T:c L:f D:f N:f',
  'checkup.record': 'L:f D:f N:f',
  'checkup.seen': 'G:health',
  'meal.menu': 'G:read_presence T:f L:f D:f N:f M:f O:f polled',
  'meal.kitchen': 'L:f D:f N:f M:f O:f tap',
  'meal.note': 'L:f D:f M:f tap',
  'meal.plan': 'L:f D:f M:f O:f desk',
  'meal.import': 'L:f D:f M:f O:f desk off:import',
  'meal.staff': 'L:f D:f O:f desk',
  'meal.form': 'T:c L:f D:f N:f',
  'meal.food': 'G:health T:c L:f D:f N:f polled',
  'meal.tell': 'G:health L:f D:f N:f',
  'meal.export': 'L:f D:f O:f desk fresh off:export',
  'fee.keep': 'D:f O:f desk',
  'fee.statement': 'G:billing',
  'pickup.read': 'G:pickup_list T:c L:f D:f N:f O:f',
  'pickup.change': 'G:pickup_list L:f D:f fresh',
  'pickup.ask': 'T:c L:f D:f N:f tap',
  'pickup.asks': 'T:c L:f D:f N:f O:f tap',
  'pickup.answer': 'G:pickup_list',
  'pickup.decide': 'L:f D:f pin sensitive',
  'portrait.read': 'G:photo T:c L:f D:f N:f O:f K',
  'portrait.child': 'G:pickup_list D:f O:f',
  'portrait.person': 'G:pickup_list L:f D:f fresh',
  'photo.read': 'G:photo T:c L:f D:f polled',
  'photo.class': 'T:c L:f D:f polled',
  'photo.keep': 'T:f L:f D:f tap',
  'photo.publish': 'T:c L:f D:f',
  'photo.remove': 'T:f L:f D:f',
  'photo.consent': 'G:pickup_list',
  'photo.paper': 'D:f desk',
  'survey.answer': 'G:read_presence T:f L:f D:f N:f M:f O:f',
  'takeout.read': 'G:read_presence',
  'takeout.take': 'G:read_presence fresh off:export',
  'roster.import': 'L:f D:f O:f desk off:import',
  'rollover.plan': 'L:f D:f O:f desk',
  'rollover.decide': 'D:f desk fresh',
  'guest.read': 'L:f D:f O:f desk',
  'guest.arrange': 'L:f D:f O:f desk fresh off:guest',
  'facility.settings': 'L:f D:f O:f desk',
  'facility.switch': 'D:f desk fresh',
  'facility.network': 'D:f desk fresh',
  'staff.read': 'L:f D:f O:f desk',
  'staff.duty': 'L:f D:f O:f desk',
  'staff.export': 'L:f D:f desk fresh off:export',
  'staff.change': 'D:f desk fresh',
  'staffing.read': 'L:f D:f O:f desk',
  'permission.read': 'L:f D:f O:f desk',
  'invitation.read': 'L:f D:f O:f desk',
  'invitation.issue': 'L:f D:f O:f desk off:invitation',
  'invitation.revoke': 'L:f D:f O:f desk',
  'recovery.issue': 'L:f D:f desk fresh',
  'device.ask': 'anyone',
  'device.self': 'K',
  'device.beat': 'K',
  'device.open': 'K',
  'device.read': 'L:f D:f O:f desk',
  'device.pair': 'L:f D:f O:f desk fresh',
  'device.revoke': 'L:f D:f O:f',
  'pin.issue': 'L:f D:f desk fresh',
  'quarantine.send': 'anyone',
  'quarantine.decide': 'L:f D:f desk',
  'block.waiting': 'L:f D:f desk sensitive',
  'block.read': 'L:f D:f desk fresh sensitive',
  'block.set': 'L:f D:f fresh sensitive',
  'block.alert': 'T:f L:f D:f N:f O:f pin sensitive',
  'audit.read': 'D:f desk',
  'audit.export': 'D:f desk fresh',
  'audit.unlock': 'D:f desk fresh',
  'city.read': 'C',
  'city.case': 'C fresh',
  'city.import': 'C',
  'city.form': 'C fresh',
  'city.network': 'C fresh',
  'operator.read': 'A',
  'operator.revoke': 'A fresh',
}

const ROLE_OF: Record<string, Role> = {
  T: 'nursery_teacher',
  L: 'head_teacher',
  D: 'director',
  N: 'nurse',
  M: 'cook',
  O: 'office',
}

/** A cell as a rule. */
export function parseRule(cell: string): Rule {
  const rule: Rule & { staff?: NonNullable<Rule['staff']> } = {}
  for (const word of cell.split(' ')) {
    const [name = '', more = ''] = word.split(':')
    const role = ROLE_OF[name]
    if (role) rule.staff = { ...rule.staff, [role]: more === 'c' ? 'class' : 'facility' }
    else if (name === 'G') rule.guardian = more as Capability
    else if (name === 'off') rule.feature = more as Feature
    else if (name === 'fresh') rule.fresh = true
    else if (name === 'pin') rule.fresh = 'room'
    else if (name === 'K') rule.device = true
    else if (name === 'C') rule.officer = true
    else if (name === 'A') rule.operator = true
    else if (name === 'sensitive') rule.sensitive = true
    else if (name === 'polled') rule.polled = true
    else if (name === 'tap') rule.quick = true
    else if (name === 'desk') rule.desk = true
    else if (name === 'self') rule.self = true
    else if (name === 'anyone') rule.open = true
    else throw new Error(`no word of the matrix: ${word}`)
  }
  return rule
}

const parsed = new Map(Object.entries(REVIEWED).map(([action, cell]) => [action, parseRule(cell)]))
export const reviewedRule = (action: Action): Rule => parsed.get(action) ?? {}

/** Where the two differ. */
export const differences = (): string[] =>
  [...new Set([...Object.keys(MATRIX), ...Object.keys(REVIEWED)])].filter((action) => {
    const [one, other] = [MATRIX[action as Action] as Rule | undefined, parsed.get(action)]
    return !one || !other || inOrder(one) !== inOrder(other)
  })

const inOrder = (rule: Rule): string =>
  JSON.stringify(rule, (_, value) =>
    value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  )
