// What the papers of the demo are: which there are of a class, what stands in them, and how far each has come.
import { type Kind, kindFor, periodOf } from '../../../schema/document/kind.ts'
import { currentKind } from '../../../schema/document/kinds.ts'
import { addDays, addMonths, type Day, daysFrom, type Moment } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import type { Role } from '../../../schema/permission/matrix.ts'
import type { documentStep } from '../../../schema/shard.ts'
import { type Dice, diceOf } from './dice.ts'
import { isOpenOn } from './invent-day.ts'
import { type AgeBand, DAYS, PLANS, SEEN } from './paper-texts.ts'
import { type House, type HouseStaff, holds } from './read-house.ts'

export interface Room {
  id: Id
  name: string
  classAge: number
  band: AgeBand
  teacher: HouseStaff
  writer: string
}
export interface Child {
  id: Id
  name: string
  classroomId: Id
}
type StepOf = (typeof documentStep.$inferInsert)['kind']

/** A paper to write, and how far it has come. */
export interface Draft {
  kind: Kind
  about: 'class' | 'child'
  subject: Id
  name: string
  room: Room
  startsOn: Day
  texts: Record<string, string>
  writtenAt: Moment
  steps: readonly { kind: StepOf; place: number; role: Role; at: Moment; comment?: string; field?: string }[]
  children: readonly Child[]
}

export interface Source {
  house: House
  room: Room
  inClass: readonly Child[]
  came: ReadonlySet<string>
  first: Day
  today: Day
}

/** All papers of a class from a day on. `all`: those that are made once, too. */
export const papersOf = (source: Source & { all: boolean }): Draft[] => [
  ...diaries(source),
  ...weeks(source),
  ...months(source),
  ...records(source),
]

/** The day on which there is care, so many after one. */
const openAfter = (house: House, day: Day, count: number): Day => {
  const open = daysFrom(addDays(day, 1), addDays(day, 12)).filter((one) => isOpenOn(house, one))
  return open[count - 1] ?? addDays(day, count)
}

const kindOfName = (key: string): Kind => {
  const kind = currentKind(key)
  if (!kind) throw new Error(`the house knows no ${key}`)
  return kind
}

/** Only texts of fields that the form has for that age. */
const fitting = (kind: Kind, room: Room, texts: Record<string, string | undefined>): Record<string, string> => {
  const sections = new Set(kindFor(kind, room.classAge).sections.map(({ key }) => key))
  return Object.fromEntries(
    Object.entries(texts).flatMap(([field, text]) => (text && sections.has(field.split('.')[0] ?? '') ? [[field, text]] : [])),
  )
}

/** Handed in by its writer, looked at by 主任, decided by 園長. */
const decided = (handed: Moment, checked: Moment, done: Moment): Draft['steps'] => [
  { kind: 'submitted', place: -1, role: 'nursery_teacher', at: handed },
  { kind: 'approved', place: 0, role: 'head_teacher', at: checked },
  { kind: 'approved', place: 1, role: 'director', at: done },
]

/** 保育日誌 of every day on which somebody came. */
function diaries({ house, room, inClass, came, first, today }: Source): Draft[] {
  const kind = kindOfName('diary')
  return daysFrom(first, addDays(today, -1)).flatMap((day): Draft[] => {
    const members = house.children.filter(({ classes }) => classes.some((one) => one.classroomId === room.id && holds(one, day)))
    const here = members.filter(({ childId }) => came.has(`${day} ${childId}`))
    if (here.length === 0) return []
    // うさぎ組's teacher has yet to write the last ones.
    if (room.name === 'うさぎ組' && openAfter(house, day, 2) >= today) return []
    const dice = diceOf(`${house.facilityId} ${room.id} ${day} diary`)
    const words = dice.pick(DAYS[room.band])
    const missing = members.length - here.length
    const writtenAt = momentOf(day, 13 * 60 + dice.between(0, 50))
    const [second, third] = [openAfter(house, day, 1), openAfter(house, day, 2)]
    const back = room.name === 'うさぎ組' && openAfter(house, day, 3) === today
    const steps = decided(momentOf(day, 17 * 60 + 10), momentOf(second, 9 * 60 + 40), momentOf(third, 11 * 60))
    return [
      {
        ...{ kind, about: 'class', subject: room.id, name: room.name, room, startsOn: day, writtenAt },
        texts: fitting(kind, room, {
          attendance: `在籍${members.length}名　出席${here.length}名　欠席${missing}名`,
          'aim.care.text': words.care,
          'aim.education.text': words.education,
          activity: words.activity,
          meal: dice.pick([
            'よく食べ、おかわりをする子が多かった。',
            '汁物を残す子がいたので、量を減らして食べきれるようにした。',
          ]),
          nap: dice.pick(['12時50分ごろから眠り、15時前に目覚めた。', '寝つきに時間がかかった子には、そばで背をさすった。']),
          health: dice.pick(['視診で変わったようすはなかった。', '鼻水の出る子が数名いる。戸外のあとのうがいを一緒にした。']),
          family: '送迎のときに、きょうのようすを口頭で伝えた。',
          'reflection.child.text': words.child,
          'reflection.self.text': words.self,
        }),
        steps: back
          ? [
              ...steps.slice(0, 1),
              {
                ...{ kind: 'returned', place: -1, role: 'head_teacher', at: momentOf(second, 9 * 60 + 40), field: 'activity' },
                comment: '散歩の行き先と、出発・帰園の人数も書いておいてください。',
              },
            ]
          : steps,
        children: inClass,
      },
    ]
  })
}

function weeks({ room, inClass, first, today }: Omit<Source, 'house' | 'came'>): Draft[] {
  const kind = kindOfName('week_plan')
  const { goal, seen, week, support, reflection } = PLANS[room.band]
  const starts = [...new Set(daysFrom(addDays(first, 7), addDays(today, 7)).map((day) => periodOf(kind.cadence, day).startsOn))]
  return starts.map((startsOn): Draft => {
    const written = addDays(startsOn, -4)
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].flatMap((key, place) => [
      [`days.${key}.activity`, week[place]] as const,
      [`days.${key}.support`, place < 5 ? support : '少ない人数に合わせ、静かに過ごせる場所をつくる。'] as const,
    ])
    const [handed, checked, done] = [
      momentOf(written, 14 * 60),
      momentOf(addDays(written, 1), 10 * 60),
      momentOf(addDays(written, 1), 16 * 60),
    ]
    return {
      ...{ kind, about: 'class', subject: room.id, name: room.name, room, startsOn, writtenAt: handed },
      texts: fitting(kind, room, {
        aim: goal,
        last_week: seen,
        ...Object.fromEntries(days),
        safety: '気温に合わせて衣服を調節し、戸外では水分をとる。',
        home: '着替えの補充と、手洗いのようすを伝え合う。',
        ...(addDays(startsOn, 6) < today ? { reflection } : {}),
      }),
      steps: decided(handed, checked, done),
      children: inClass,
    }
  })
}

const SECTIONS_OF_PLAN: Record<string, readonly [aim: string, expected: string]> = {
  life_maintenance: ['気温差に応じて衣服を調節し、健康に過ごす。', '汗や寒さを、自分のことばやしぐさで知らせる。'],
  emotional_stability: ['思いを受けとめてもらい、安心して自分を出す。', '保育者のそばで気持ちを立て直し、また遊びに向かう。'],
  health: ['体を十分に動かし、食べることを楽しむ。', '走る、跳ぶなどの動きをくり返し楽しむ。'],
  relationships: ['友だちとのかかわりを楽しむ。', '同じ遊びのなかで、やりとりが続く。'],
  environment: ['秋から冬への移り変わりに気づく。', '葉の色や空気の冷たさに気づいて知らせる。'],
  language: ['思ったことをことばで伝え、聞いてもらう喜びを味わう。', '見つけたことを、まわりの人に話そうとする。'],
  expression: ['音や色、形に親しみ、思い思いに表す。', '歌や製作で、自分なりの表し方を試す。'],
  healthy_growth: ['体を動かす心地よさを味わう。', 'はいはいや伝い歩きで、行きたいところへ向かう。'],
  heart_to_heart: ['やりとりのなかで、気持ちが通じるうれしさを味わう。', '目を合わせて笑い、声でこたえる。'],
  sensing_world: ['身近なものにふれ、感じたことを動きで表す。', '手ざわりや音を、くり返し確かめる。'],
}

/** 個人目標 of a child up to two: how it is, and what is aimed at. */
const OWN_GOALS: readonly (readonly [seen: string, aim: string])[] = [
  ['くつを自分ではこうとし、手伝おうとすると首をふる。', '自分でできたところを認め、残りをさりげなく手伝う。'],
  ['友だちの遊びを、少し離れて見ていることが多い。', '保育者が一緒に入り、同じ遊びの楽しさを味わえるようにする。'],
  ['食べたいものから食べ、野菜は最後に残す。', '小さく切り、食べられた量を一緒に喜ぶ。'],
  ['ことばが増え、思いが伝わらないと手が出ることがある。', '気持ちを代わりにことばにし、伝わったうれしさを重ねる。'],
]

function months({ room, inClass, today }: Pick<Source, 'room' | 'inClass' | 'today'>): Draft[] {
  const kind = kindOfName('month_plan')
  const { goal, seen, support, reflection } = PLANS[room.band]
  const month = today.slice(0, 7)
  return [-1, 0, 1].map((by): Draft => {
    const startsOn: Day = `${addMonths(month, by)}-01`
    const written = addDays(startsOn, -8)
    const rows = kindFor(kind, room.classAge).sections.find(({ key }) => key === 'plan')?.rows ?? []
    return {
      ...{ kind, about: 'class', subject: room.id, name: room.name, room, startsOn, writtenAt: momentOf(written, 13 * 60) },
      texts: fitting(kind, room, {
        goal,
        last_month: seen,
        event: '誕生会、避難訓練、身体計測',
        guardian: '園でのようすを具体的に伝え、家庭での過ごし方を聞く。',
        ...Object.fromEntries(
          rows.flatMap(({ key }) => [
            [`plan.${key}.aim`, SECTIONS_OF_PLAN[key]?.[0]],
            [`plan.${key}.setting`, '手の届くところに使うものを置き、広さと人数を考えて場をつくる。'],
            [`plan.${key}.expected`, SECTIONS_OF_PLAN[key]?.[1]],
            [`plan.${key}.support`, support],
          ]),
        ),
        food: '旬の野菜にふれ、においや手ざわりを確かめてから食べる。',
        safety: '散歩の道を下見し、人数の確認を出発・到着・帰園でする。',
        home: '体調の変化を連絡帳でこまめに伝え合う。',
        staff: '朝の申し送りで、眠りと食べた量を共有する。',
        ...Object.fromEntries(
          inClass.flatMap(({ id }, place) => {
            const one = OWN_GOALS[place % OWN_GOALS.length]
            return one ? [[`individual.${id}.seen`, one[0]] as const, [`individual.${id}.aim`, one[1]] as const] : []
          }),
        ),
        ...(by < 0 ? { self_reflection: reflection, child_reflection: seen } : {}),
      }),
      steps: decided(
        momentOf(addDays(written, 1), 14 * 60),
        momentOf(addDays(written, 2), 10 * 60),
        momentOf(addDays(written, 4), 15 * 60),
      ),
      children: inClass,
    }
  })
}

function records({ room, inClass, today, all }: Pick<Source, 'room' | 'inClass' | 'today'> & { all: boolean }): Draft[] {
  if (!all) return []
  const kind = kindOfName('progress')
  const terms = [-6, -3].map((by) => periodOf(kind.cadence, `${addMonths(today.slice(0, 7), by)}-01`))
  return terms.flatMap(({ startsOn, endsOn }) =>
    inClass.map((child): Draft => {
      const dice: Dice = diceOf(`${child.id} ${startsOn} record`)
      const handed = momentOf(addDays(endsOn, dice.between(-6, -2)), 14 * 60)
      return {
        ...{ kind, about: 'child', subject: child.id, name: child.name, room, startsOn, writtenAt: handed },
        texts: fitting(kind, room, {
          ...Object.fromEntries(Object.entries(SEEN[room.band]).map(([row, text]) => [`seen.${row}.text`, text])),
          support: '気持ちをことばにして返し、次の見通しを短く伝える。',
          home: '家庭でのようすを送迎時に聞き、園での姿と合わせて伝えた。',
          summary: '新しいことに向かう前に保育者の顔を見る。安心できると、自分から始めて長く続ける。',
          next: '自分で選ぶ場面を増やし、やりとげた喜びを一緒に味わう。',
        }),
        steps: decided(handed, handed + 2 * 86_400_000, handed + 4 * 86_400_000),
        children: [],
      }
    }),
  )
}
