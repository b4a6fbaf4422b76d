// Guardians and the people who fetch a child. The same person is recognised by name and phone, never by family name or household.
import { phoneDigits } from '../kit/cell.ts'
import type { Day } from '../kit/day.ts'
import { type Problem, problem } from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import { foldKana, foldName } from './compare-name.ts'
import { childName } from './match-children.ts'
import type {
  Difference,
  DifferenceKind,
  GuardianshipRow,
  ImportOptions,
  PersonRow,
  PickupRow,
  RosterChild,
  RosterGuardian,
} from './plan.ts'
import type { RosterDraft } from './roster-draft.ts'
import { isVoid, settle } from './settle-dated.ts'

const fullName = (person: { familyName: string; givenName: string }): string => `${person.familyName} ${person.givenName}`.trim()
const personKey = (person: { familyName: string; givenName: string; phone: string | null }): string | null =>
  person.phone === null ? null : `${foldName(fullName(person))}|${phoneDigits(person.phone)}`

/** Returns the function that plans one child's people from a day on. */
export function planPeople(draft: RosterDraft, options: ImportOptions, out: { warnings: Problem[]; differences: Difference[] }) {
  const byKey = new Map<string, PersonRow>()
  const byId = new Map<Id, PersonRow>()
  const remember = (person: PersonRow) => {
    const key = personKey(person)
    if (key !== null && !(byKey.get(key)?.accountId && !person.accountId)) byKey.set(key, person)
    byId.set(person.id, person)
  }
  for (const person of draft.all('person')) remember(person)
  const phoneSaid = new Map<Id, string>()
  const withoutPhone = new Map<string, number>()

  return (row: RosterChild, childId: Id, from: Day, isNew: boolean): void => {
    const say = (kind: DifferenceKind, before: string, after: string) =>
      out.differences.push({ kind, childName: childName(row), before, after, row: row.row })
    const warn = (text: string) => out.warnings.push(problem(row.row, null, text))

    const personOf = (guardian: RosterGuardian, own: readonly GuardianshipRow[]): PersonRow => {
      const name = foldName(fullName(guardian))
      const ownPeople = own.map(({ personId }) => byId.get(personId)).filter((person) => person !== undefined)
      const known = ownPeople.find((person) => foldName(fullName(person)) === name) ?? byKey.get(personKey(guardian) ?? '')
      if (!known) {
        if (guardian.phone === null) {
          const other = withoutPhone.get(name)
          if (other !== undefined) warn(`${other}行目にも「${fullName(guardian)}」がいますが、電話がないので同じ人とみなしません`)
          withoutPhone.set(name, other ?? row.row)
        }
        const { familyName, givenName, kana, phone } = guardian
        return { id: options.newId(), accountId: null, familyName, givenName, kana, phone }
      }
      const said = phoneSaid.get(known.id)
      if (guardian.phone !== null && said !== undefined && said !== phoneDigits(guardian.phone))
        warn(`「${fullName(guardian)}」の電話が、ほかの行とちがいます。先に書かれたほうを使います`)
      const phone =
        guardian.phone !== null && said === undefined && phoneDigits(guardian.phone) !== phoneDigits(known.phone ?? '')
          ? guardian.phone
          : known.phone
      if (guardian.phone !== null && said === undefined) phoneSaid.set(known.id, phoneDigits(guardian.phone))
      const kana = guardian.kana && foldKana(guardian.kana) !== foldKana(known.kana) ? guardian.kana : known.kana
      if (phone !== known.phone)
        say('changed_guardian', `${fullName(known)} ${known.phone ?? '電話なし'}`, `${fullName(known)} ${phone ?? '電話なし'}`)
      if (kana !== known.kana)
        say('changed_guardian', `${fullName(known)} ${known.kana || 'ふりがななし'}`, `${fullName(known)} ${kana}`)
      return phone === known.phone && kana === known.kana ? known : { ...known, phone, kana }
    }

    const named = new Set<Id>()
    for (const guardian of row.guardians) {
      const own = draft.of('guardianship', childId).filter((one) => !isVoid(one))
      const person = personOf(guardian, own)
      named.add(person.id)
      const held = own.filter(({ personId }) => personId === person.id)
      const live = held.find((one) => one.endsOn === null || one.endsOn >= from)
      // A guardianship that somebody ended (親権, 支援措置) is not given back by a line in a file.
      if (!live && held.length > 0) {
        warn(
          `「${fullName(guardian)}」の保護者としての登録は ${held.at(-1)?.endsOn} に終わっています。名簿からは戻しません。園児の画面で確かめてください`,
        )
        continue
      }
      draft.put('person', person)
      remember(person)
      const relationship = guardian.relationship ?? live?.relationship ?? '保護者'
      const contactOrder = guardian.contactOrder
      if (live) {
        if (live.relationship === relationship && live.contactOrder === contactOrder) continue
        const after: GuardianshipRow = { ...live, relationship, contactOrder }
        draft.replace('guardianship', childId, (all) => all.map((one) => (one === live ? after : one)))
        const show = (one: GuardianshipRow) => `${fullName(person)} ${one.relationship}・連絡${one.contactOrder}番目`
        say('changed_guardian', show(live), show(after))
        continue
      }
      draft.replace('guardianship', childId, (all) => [
        ...all.filter((one) => one.personId !== person.id),
        ...settle(
          all.filter((one) => one.personId === person.id),
          from,
          (dates) => ({
            ...dates,
            childId,
            personId: person.id,
            relationship,
            capabilities: `,${options.capabilities.join(',')},`,
            contactOrder,
          }),
        ),
      ])
      if (!isNew) say('new_guardian', '', `${fullName(person)}（${relationship}、${from} から）`)
    }
    if (row.guardians.length > 0)
      for (const one of draft.of('guardianship', childId))
        if (!named.has(one.personId) && !isVoid(one) && (one.endsOn === null || one.endsOn >= from)) {
          const person = byId.get(one.personId)
          say(
            'missing_guardian',
            `${person ? fullName(person) : ''}（${one.relationship}）`,
            '名簿にありません（登録はそのまま）',
          )
        }
    planPickups(row, childId, from, say, warn)
  }

  function planPickups(
    row: RosterChild,
    childId: Id,
    from: Day,
    say: (kind: DifferenceKind, before: string, after: string) => void,
    warn: (text: string) => void,
  ) {
    const own = draft.of('pickupPerson', childId).filter((one) => !isVoid(one))
    const fromGuardians = row.guardians.map((guardian) => ({
      name: fullName(guardian),
      relationship: guardian.relationship ?? '保護者',
    }))
    const wanted = row.pickups ?? (own.length === 0 ? fromGuardians : [])
    const fresh: PickupRow[] = []
    let position = own.reduce((last, one) => Math.max(last, one.position), 0)
    for (const { name, relationship } of wanted) {
      const same = [...own, ...fresh].filter((one) => foldName(one.name) === foldName(name))
      if (same.some((one) => one.endsOn === null || one.endsOn >= from)) continue
      if (same.length > 0) {
        warn(`「${name}」のお迎えの登録は ${same.at(-1)?.endsOn} に終わっています。名簿からは戻しません`)
        continue
      }
      position += 1
      fresh.push({ childId, id: options.newId(), name, relationship, position, startsOn: from, endsOn: null })
    }
    if (fresh.length === 0) return
    draft.replace('pickupPerson', childId, (all) => [...all, ...fresh])
    if (own.length > 0)
      say('new_pickup', '', fresh.map((one) => (one.relationship ? `${one.name}（${one.relationship}）` : one.name)).join('、'))
  }
}
