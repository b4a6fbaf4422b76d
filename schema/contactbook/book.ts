// The book as it travels: of one child to its family and to staff, of one class to staff.
import type { CareOfDay } from '../care/for-family.ts'
import type { CareRow } from '../care/rule.ts'
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Source } from '../kit/source.ts'
import type { Time } from '../kit/time.ts'
import type { How } from '../meal/eating.ts'
import type { MemoRow } from '../memo/rule.ts'
import type { HomeField, HomeRow } from './home.ts'
import type { PageRow, PageStands } from './page.ts'

/** What may be read of a page of a child: its own line, or the text of its class. */
export interface BookText {
  of: 'class' | 'child'
  /** The act that published it. */
  id: Id
  text: string
  at: Moment
  /** 訂正. */
  corrected: boolean
}
export interface BookDay {
  day: Day
  form: HomeField[]
  /** What may be said of 食事予定 beside 主食 and 副食. */
  hows: How[]
  home: HomeRow[]
  texts: BookText[]
  /** Something that could be read was taken away. */
  withdrawnAt: Moment | null
  care: CareOfDay
}
/** A child's book of some days, newest day first. */
export interface Book {
  childId: Id
  name: string
  facility: string
  className: string
  days: BookDay[]
  feverFrom: number
}

export interface ClassDraft {
  text: string
  sources: Source[]
  version: number
  at: Moment
  by: string
}
/** A page as who writes it sees it. */
export interface ClassPage {
  stands: PageStands
  draft: ClassDraft | null
  /** Every step so far, oldest first. */
  steps: PageRow[]
}
export interface BookChild {
  childId: Id
  kana: string
  name: string
  home: HomeRow[]
  page: ClassPage
  care: CareRow[]
  /** Expected here on the day: an absent child owes nobody its morning. */
  awaited: boolean
  /** Told or planned: who fetches, and when. */
  pickup: { time: Time | null; person: string | null }
  /** Who of the household opened what stands, and when. */
  reads: { by: string; at: Moment }[]
  /** Somebody could read it: has an account and may. */
  readers: number
  nudgedAt: Moment | null
}
export interface BookClass {
  day: Day
  classId: Id
  className: string
  feverFrom: number
  /** Of those children whose 平熱 makes it another. */
  feverOf: Record<Id, number>
  approval: boolean
  /** The caller may publish while approval is asked for. */
  approves: boolean
  page: ClassPage
  /** 文例 of the facility. */
  phrases: readonly string[]
  /** メモ of the day about the class and its children, withdrawn ones too. */
  memos: MemoRow[]
  children: BookChild[]
}

/** 承認待ち, in きょう of the desk. */
export interface Waiting {
  day: Day
  classId: Id
  className: string
  submissions: { childId: Id | null; id: Id; text: string; publishAt: Moment | null; by: string; at: Moment }[]
}
