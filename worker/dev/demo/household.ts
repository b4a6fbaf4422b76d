// Families: who belongs to whom. Most are thrown, a few are fixed: those one can sign in as, and those that are hard on a screen.

import type { ContactWay } from '../../../schema/invitation/rule.ts'
import { addDays, type Day, daysBetween } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { CAPABILITIES } from '../../../schema/permission/matrix.ts'
import type { DemoFacility } from './city.ts'
import type { Dice } from './dice.ts'
import { leaveUnregistered } from './invitations.ts'
import { adultName, childName, type Name, surname } from './names.ts'

export interface Guardian {
  accountId: Id
  login: string
  family: Name
  given: Name
  relationship: string
  phone: string
  capabilities: string
  /** Not registered: without a paper, with one, with one that ran out. Empty for who has an account. */
  waits: 'none' | 'open' | 'expired' | null
}

export interface Household {
  family: Name
  guardians: Guardian[]
  /** Others who may fetch: 祖母. */
  others: { name: string; relationship: string }[]
  children: HouseholdChild[]
  contactWay: ContactWay | null
}

export interface HouseholdChild {
  facilityId: number
  classAge: number
  family: Name
  given: Name
  sex: 'm' | 'f'
  birthDay: Day
}

const ALL = `,${CAPABILITIES.join(',')},`
const name = (text: string, kana: string): Name => ({ text, kana })

interface FixedChild {
  place: number
  classAge: number
  family?: Name
  given: Name
  sex: 'm' | 'f'
  /** `-04-01` and `-04-02` are the two ends of a class year; `02-29` where the class year has one. */
  date?: string
}
interface FixedHousehold {
  family: Name
  guardians: { login: string; given: Name; family?: Name; relationship: string; viewOnly?: true }[]
  children: FixedChild[]
}

const FIXED: FixedHousehold[] = [
  {
    family: name('佐藤', 'さとう'),
    guardians: [
      { login: 'sato', given: name('遥', 'はるか'), relationship: '母' },
      { login: 'sato-chichi', given: name('健', 'けん'), relationship: '父' },
      { login: 'sato-sobo', given: name('和子', 'かずこ'), relationship: '祖母', viewOnly: true },
    ],
    children: [
      { place: 0, classAge: 1, given: name('碧', 'あおい'), sex: 'f' },
      { place: 0, classAge: 4, given: name('湊', 'みなと'), sex: 'm' },
      { place: 1, classAge: 3, given: name('陽菜', 'ひな'), sex: 'f' },
    ],
  },
  {
    family: name('Nguyễn', 'グエン'),
    guardians: [{ login: 'nguyen', given: name('Thị Lan', 'ティ・ラン'), relationship: '母' }],
    children: [{ place: 0, classAge: 1, given: name('Thị Minh Anh', 'ティ・ミン・アン'), sex: 'f' }],
  },
  fixed('佐藤', 'さとう', '蒼斗', 'あおと', 'm', 1),
  fixed('de Souza', 'デ・ソウザ', 'Luana', 'ルアナ', 'f', 1),
  fixed('長濱', 'ながはま', '孝太郎', 'こうたろう', 'm', 1),
  fixed('アレクサンドラ・ゴンザレス', 'アレクサンドラ・ゴンザレス', 'マリア・フェルナンダ', 'マリア・フェルナンダ', 'f', 5),
  fixed('髙橋', 'たかはし', '莉子', 'りこ', 'f', 3, '04-02'),
  fixed('渡邊', 'わたなべ', '朔', 'さく', 'm', 2, '04-01'),
  ...[0, 1, 2, 3].map((classAge) => fixed('小川', 'おがわ', '結菜', 'ゆいな', 'f', classAge, '02-29')),
]

function fixed(
  familyText: string,
  familyKana: string,
  given: string,
  kana: string,
  sex: 'm' | 'f',
  classAge: number,
  date?: string,
): FixedHousehold {
  return {
    family: name(familyText, familyKana),
    guardians: [],
    children: [{ place: 0, classAge, given: name(given, kana), sex, ...(date ? { date } : {}) }],
  }
}

/** First and last birthday of a class in a fiscal year. */
const classYear = (classAge: number, fiscalYear: number): { from: Day; to: Day } => ({
  from: `${fiscalYear - classAge - 1}-04-02`,
  to: `${fiscalYear - classAge}-04-01`,
})

/** A birthday of a class; the youngest are at least three months old by the day the world is made. */
function birthDay(dice: Dice, classAge: number, fiscalYear: number, today: Day, date?: string): Day | null {
  const { from, to } = classYear(classAge, fiscalYear)
  if (date) {
    const day = date === '04-02' ? from : `${to.slice(0, 4)}-${date}`
    const leap = Number(to.slice(0, 4)) % 4 === 0
    return date === '02-29' && !leap ? null : day
  }
  const latest = addDays(today, -100)
  const span = classAge === 0 && latest > from && latest < to ? daysBetween(from, latest) : daysBetween(from, to)
  return addDays(from, dice.between(0, span))
}

/** Fills every class of every facility with children, and puts them into families. About a fifth have a brother or sister here. */
export function makeHouseholds(
  dice: Dice,
  facilities: readonly DemoFacility[],
  today: Day,
  fiscalYear: number,
  bornAt: number,
): Household[] {
  let phone = 1000
  let count = 0
  const left = new Map(
    facilities.flatMap(({ facilityId, classes }) => classes.map((one) => [`${facilityId}.${one.classAge}`, one.size])),
  )
  const take = (facilityId: number, classAge: number): boolean => {
    const rest = left.get(`${facilityId}.${classAge}`) ?? 0
    if (rest > 0) left.set(`${facilityId}.${classAge}`, rest - 1)
    return rest > 0
  }
  const guardian = (family: Name, given: Name, relationship: string, more: Partial<Guardian> = {}): Guardian => {
    count += 1
    phone += 1
    return {
      accountId: dice.id(bornAt + count),
      login: `hogosha-${count}`,
      family,
      given,
      relationship,
      phone: `090-0000-${phone}`,
      capabilities: ALL,
      waits: null,
      ...more,
    }
  }
  const parents = (family: Name): Guardian[] => {
    const mother = guardian(dice.chance(0.04) ? surname(dice) : family, adultName(dice, 'f'), '母')
    if (dice.chance(0.12)) return [mother]
    const father = guardian(family, adultName(dice, 'm'), '父')
    return dice.chance(0.85) ? [mother, father] : [father, mother]
  }
  const grandparents = (family: Name): Household['others'] =>
    dice.chance(0.55)
      ? [{ name: `${family.text} ${adultName(dice, 'f').text}`, relationship: dice.chance(0.8) ? '祖母' : '祖父' }]
      : []

  const households: Household[] = []
  for (const { family, guardians, children } of FIXED) {
    const known = children.flatMap(({ place, classAge, given, sex, date }) => {
      const facilityId = facilities[place]?.facilityId
      const born = birthDay(dice, classAge, fiscalYear, today, date)
      return facilityId && born && take(facilityId, classAge)
        ? [{ facilityId, classAge, family, given, sex, birthDay: born }]
        : []
    })
    if (known.length === 0) continue
    households.push({
      family,
      guardians:
        guardians.length > 0
          ? guardians.map(({ login, given, relationship, viewOnly }) =>
              guardian(family, given, relationship, { login, ...(viewOnly ? { capabilities: ',read_presence,' } : {}) }),
            )
          : parents(family),
      others: guardians.some(({ viewOnly }) => viewOnly) ? [] : grandparents(family),
      children: known,
      contactWay: null,
    })
  }
  const fixedAmount = households.length
  const slots = facilities.flatMap(({ facilityId, classes }) => classes.map(({ classAge }) => ({ facilityId, classAge })))
  for (const { facilityId, classAge } of slots) {
    while (take(facilityId, classAge)) {
      const sex = dice.chance(0.5) ? 'm' : 'f'
      const born = birthDay(dice, classAge, fiscalYear, today) ?? today
      const apart = ({ children }: Household): boolean =>
        children.length < 3 &&
        children.every((one) => one.classAge !== classAge && (one.facilityId === facilityId || facilities.length > 2))
      const candidates = dice.chance(0.12) ? households.slice(fixedAmount).filter(apart) : []
      const home = candidates.length > 0 ? dice.pick(candidates) : newHousehold()
      home.children.push({ facilityId, classAge, family: home.family, given: given(home, sex), sex, birthDay: born })
    }
  }
  leaveUnregistered(households.slice(fixedAmount))
  return households

  function newHousehold(): Household {
    const family = surname(dice)
    const home: Household = { family, guardians: parents(family), others: grandparents(family), children: [], contactWay: null }
    households.push(home)
    return home
  }
  function given(home: Household, sex: 'm' | 'f'): Name {
    for (;;) {
      const found = childName(dice, sex)
      const taken = households.some(
        (one) => one.family.kana === home.family.kana && one.children.some((child) => child.given.kana === found.kana),
      )
      if (!taken || dice.chance(0.02)) return found
    }
  }
}
