// メモ of the demo: of every class and day something was noticed, of a child or of the class; what was photographed has its pictures beside it.
// Some of it goes on into the contact book (fill-books.ts).
import { addDays, type Day, daysFrom } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import type { Tag } from '../../../schema/memo/vocabulary.ts'
import { memo, memoChild, memoPhoto } from '../../../schema/shard.ts'
import { diceOf } from './dice.ts'
import { cameSince, type House, holds } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

const WEEKS = 4
const DAYS = WEEKS * 7

type Seen = readonly [text: string, tags: readonly Tag[]]
/** By the class's age: under one, one and two, three and four, five. */
const SEEN: readonly (readonly Seen[])[] = [
  [
    ['うつぶせから、ひじで体を起こして、前のおもちゃに手をのばした', ['healthy_growth']],
    ['名前をよぶと、声を出して笑い、こちらを見た', ['heart_to_heart']],
    ['すずを鳴らして、音のするほうをじっと見ていた', ['sensing_world']],
    ['スプーンを自分でにぎって、口まで運んだ', ['healthy_growth', 'life_maintenance']],
  ],
  [
    ['くつを自分ではこうとして、かかとまで入れられた', ['health']],
    ['泣いている友だちの頭を、そっとなでていた', ['relationships']],
    ['落ち葉を一枚ずつひろって、色をくらべていた', ['environment']],
    ['「これ、なあに」と絵本の絵を指して、何度もきいてきた', ['language']],
    ['歌が始まると、ひざをまげて体をゆらしていた', ['expression']],
    ['朝、抱っこからおりて、自分で棚におもちゃをとりに行った', ['emotional_stability']],
  ],
  [
    ['鬼ごっこのきまりを、友だちに自分のことばで伝えていた', ['relationships', 'language']],
    ['どんぐりを10まで数えて、同じ数ずつ分けていた', ['environment']],
    ['はさみで、線の上をゆっくり切りすすめていた', ['expression']],
    ['苦手なにんじんを、自分から「ひと口だけ」と食べた', ['health']],
    ['けんかのあと、「さっきはごめんね」と自分から言いに行った', ['relationships']],
  ],
  [
    ['つみ木の橋がくずれるたびに話し合って、柱をふやしていた', ['relationships', 'cooperation', 'thinking']],
    ['小さい組の子の手をひいて、「青になったら行こうね」と声をかけていた', ['relationships', 'social_life']],
    ['虫の土をかえた日を、自分たちの表に数字で書いていた', ['environment', 'nature_life', 'number_letter']],
    ['リレーの順番を決められない友だちの話を、最後まで聞いていた', ['language', 'verbal_exchange']],
    ['なわとびを、できるまで何度もくりかえしていた', ['health', 'independence']],
  ],
]
const OF_CLASS: readonly Seen[] = [
  ['散歩の列が、はじめて最後までそろった。車に気をつけて渡れた', ['health']],
  ['砂場で山とトンネルを作り、水を流して遊びつづけた', ['environment']],
  ['カエルやうさぎになって、音に合わせてとびはねていた', ['expression']],
]

const seenBy = (classAge: number): readonly Seen[] =>
  SEEN[classAge === 0 ? 0 : classAge <= 2 ? 1 : classAge <= 4 ? 2 : 3] ?? OF_CLASS

/** Writes the memos after a day (null: of the last weeks) up to yesterday; days that have some stay as they are. */
export async function writeMemos(house: House, after: Day | null, today: Day): Promise<void> {
  const { db, facilityId } = house
  const first = after === null ? addDays(today, -DAYS) : addDays(after, 1)
  const rooms = await rowsOf<{ id: Id; classAge: number }>(
    db,
    'select id, class_age as classAge from classroom where facility_id = ? order by position',
    facilityId,
  )
  const known = await rowsOf<{ day: Day }>(
    db,
    'select distinct day from memo where facility_id = ? and day >= ?',
    facilityId,
    first,
  )
  const taken = await rowsOf<{ day: Day; classroomId: Id; photoId: Id; caption: string; childIds: string }>(
    db,
    `select p.day, p.classroom_id as classroomId, p.id as photoId, p.caption,
       (select json_group_array(x.child_id) from photo_child x where x.facility_id = p.facility_id and x.photo_id = p.id) as childIds
     from photo p where p.facility_id = ? and p.day >= ? and p.removed_at is null`,
    facilityId,
    first,
  )
  const came = await cameSince(house, first)
  const memos: (typeof memo.$inferInsert)[] = []
  const [children, photos] = [[] as (typeof memoChild.$inferInsert)[], [] as (typeof memoPhoto.$inferInsert)[]]
  for (const day of daysFrom(first, addDays(today, -1))) {
    if (known.some((one) => one.day === day)) continue
    for (const { id: classroomId, classAge } of rooms) {
      const teacher = house.staff.find((one) => one.role === 'nursery_teacher' && one.classroomId === classroomId)
      const here = house.children.filter(
        ({ childId, classes }) =>
          came.has(`${day} ${childId}`) && classes.some((dated) => dated.classroomId === classroomId && holds(dated, day)),
      )
      if (!teacher || here.length === 0) continue
      const dice = diceOf(`${facilityId} ${classroomId} ${day} memo`)
      const put = ([text, tags]: Seen, childIds: readonly Id[] | null, photoId?: Id) => {
        const at = momentOf(day, 10 * 60 + dice.between(0, 70))
        const id = dice.id(at)
        const act = { facilityId, day, id }
        memos.push({
          ...{ ...act, rootId: id, at, writtenAt: at + 40_000, receivedAt: at + 41_000, accountId: teacher.accountId },
          ...{ classroomId: childIds ? null : classroomId, text, tags: [...tags], supersedes: null, gone: false, reason: null },
        })
        for (const childId of childIds ?? []) children.push({ ...act, childId })
        if (photoId) photos.push({ ...act, photoId })
      }
      const picture = taken.find((one) => one.day === day && one.classroomId === classroomId)
      if (picture)
        put([`${picture.caption}。手を止めて、じっと見ていた`, []], JSON.parse(picture.childIds) as Id[], picture.photoId)
      else if (dice.chance(0.3)) put(dice.pick(OF_CLASS), null)
      const noticed = dice.pick(here)
      put(dice.pick(seenBy(classAge)), [noticed.childId])
    }
  }
  await insertRows(db, memo, memos)
  await insertRows(db, memoChild, children)
  await insertRows(db, memoPhoto, photos)
}
