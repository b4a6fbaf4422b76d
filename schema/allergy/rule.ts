// 生活管理指導表 and what follows from it, as words that are only added to: asked for, the paper, the plan of the nursery, the end of a removal.
// What a child must not eat is the list on the child itself. A paper adds to it the moment somebody hands it in; nothing takes from it but a
// paper of release that two people looked at, so no date and no newer paper ever puts a food back on a plate by itself (RF08).
import { addDays, type Day, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { allergenWord } from './allergen.ts'

export const ALLERGY_KINDS = ['ask', 'paper', 'plan', 'release'] as const
export type AllergyKind = (typeof ALLERGY_KINDS)[number]

/** 生活管理指導表, or another paper of the doctor's (診断書, 除去の指示書). */
export const PAPER_FORMS = ['management_form', 'certificate'] as const
/** Whose paper ends a removal: the parents' written request is enough (domain rules §9). */
export const RELEASED_BY = ['guardian', 'doctor'] as const

/** Months a doctor's paper is good for, from the day it was written: «renewed once or twice a year» (domain rules §9); a setting. */
export const PAPER_MONTHS = 12
/** Days before its end from which a paper is said to be ending; a setting. */
export const WARN_DAYS = 30

/** A food that is left out. `care`: what is left out or allowed beside complete removal, in the paper's words; empty as a rule. */
export interface RemovedFood {
  word: string
  care: string
}

export interface AllergyValues {
  ask: { due: Day | null; note: string }
  paper: {
    form: (typeof PAPER_FORMS)[number]
    writtenOn: Day
    clinic: string
    foods: RemovedFood[]
    symptoms: string
    anaphylaxis: boolean
    epipen: boolean
    medicine: string
  }
  /** The nursery's own: where things lie and what is done. */
  plan: { epipenPlace: string; medicinePlace: string; watch: string; steps: string; hospital: string; phone: string }
  release: { words: string[]; writtenOn: Day; by: (typeof RELEASED_BY)[number] }
}

export const ALLERGY_DECISIONS = ['confirmed', 'returned', 'withdrawn'] as const
export interface AllergyDecision {
  decision: (typeof ALLERGY_DECISIONS)[number]
  /** The day on which the original was looked at, and until when the paper is good. */
  originalOn: Day | null
  expiresOn: Day | null
  note: string | null
  at: Moment
  by: string | null
}

type OfKind<Kind extends AllergyKind> = {
  kind: Kind
  id: Id
  value: AllergyValues[Kind]
  /** What the child was not to eat before this was written. */
  before: string[]
  source: 'guardian' | 'staff'
  at: Moment
  mine: boolean
  /** Null where the reader is not told. */
  by: string | null
  decisions: AllergyDecision[]
}
/** One word as it travels. */
export type AllergyEntry = { [Kind in AllergyKind]: OfKind<Kind> }[AllergyKind]
export type PaperEntry = OfKind<'paper'>
export type ReleaseEntry = OfKind<'release'>

/** unseen: handed in, and nobody has looked at the original. Only returned and withdrawn papers remove nothing. */
export type PaperState = 'returned' | 'withdrawn' | 'unseen' | 'expired' | 'expiring' | 'valid'

/** What a day has to be held against. */
export interface Dates {
  today: Day
  warnDays: number
}

const ended = ({ decisions }: Pick<AllergyEntry, 'decisions'>) =>
  decisions.find(({ decision }) => decision !== 'confirmed')?.decision as 'returned' | 'withdrawn' | undefined

/** Until when a paper is good; null while nobody has seen its original. */
export const expiryOf = ({ decisions }: Pick<AllergyEntry, 'decisions'>): Day | null =>
  decisions.find(({ decision }) => decision === 'confirmed')?.expiresOn ?? null

export function paperState(paper: PaperEntry, { today, warnDays }: Dates): PaperState {
  const over = ended(paper)
  if (over) return over
  const expiresOn = expiryOf(paper)
  if (expiresOn === null) return 'unseen'
  if (expiresOn < today) return 'expired'
  return expiresOn <= addDays(today, warnDays) ? 'expiring' : 'valid'
}

/** Looks that a release still needs: two people, of whom the one who wrote it down at the nursery is the first. */
export const looksNeeded = ({ source, decisions }: Pick<ReleaseEntry, 'source' | 'decisions'>): number =>
  Math.max(0, (source === 'staff' ? 1 : 2) - decisions.filter(({ decision }) => decision === 'confirmed').length)

const same = (a: string, b: string): boolean => allergenWord(a) === allergenWord(b)

/** The list with more words; what it has under another name is not written twice. */
export function withWords(list: readonly string[], more: readonly string[]): string[] {
  const all = [...list]
  for (const word of more) if (!all.some((known) => same(known, word))) all.push(allergenWord(word))
  return all
}

export const withoutWords = (list: readonly string[], gone: readonly string[]): string[] =>
  list.filter((word) => !gone.some((one) => same(one, word)))

const inOrder = (a: AllergyEntry, b: AllergyEntry): number => b.at - a.at || (a.id < b.id ? 1 : -1)
const isPaper = (entry: AllergyEntry): entry is PaperEntry => entry.kind === 'paper'
const isRelease = (entry: AllergyEntry): entry is ReleaseEntry => entry.kind === 'release'
const wordsOf = ({ value }: PaperEntry): string[] => value.foods.map(({ word }) => word)

/** The list once a paper nobody had looked at is sent back or taken back: without what it alone had brought. */
export function withoutPaper(list: readonly string[], paper: PaperEntry, entries: readonly AllergyEntry[]): string[] {
  const others = entries.filter(isPaper).filter((one) => one.id !== paper.id && !ended(one))
  return withoutWords(list, withoutWords(withoutWords(wordsOf(paper), paper.before), others.flatMap(wordsOf)))
}

/** no_paper: a food is left out by word of mouth or roster alone. missing: a newer paper does not name it any more, and nobody released it. */
export type AllergyState = 'none' | 'asked' | 'no_paper' | 'unseen' | 'expired' | 'expiring' | 'valid'

export interface ChildAllergy {
  /** What is left out now, each with the newest paper that names it. */
  removed: (RemovedFood & { paper: Id | null; missing: boolean })[]
  /** The paper that counts: the newest that was not sent back or taken back. */
  paper: (PaperEntry & { state: PaperState }) | null
  plan: AllergyValues['plan'] | null
  /** An asking that no paper has answered. */
  asked: AllergyValues['ask'] | null
  /** Releases that wait for a look. */
  releases: ReleaseEntry[]
  state: AllergyState
  history: AllergyEntry[]
}

/** Everything known of one child. Any order of the entries gives the same. `list`: what is left out now. */
export function foldAllergy(list: readonly string[], entries: readonly AllergyEntry[], dates: Dates): ChildAllergy {
  const history = [...entries].sort(inOrder)
  const papers = history.filter(isPaper).filter((entry) => !ended(entry))
  const [last] = papers
  const removed = list.map((word) => {
    const paper = papers.find((one) => wordsOf(one).some((named) => same(named, word)))
    const care = paper?.value.foods.find((food) => same(food.word, word))?.care ?? ''
    return { word, care, paper: paper?.id ?? null, missing: paper !== undefined && paper !== last }
  })
  const paper = last ? { ...last, state: paperState(last, dates) } : null
  const ask = history.find((entry) => entry.kind === 'ask')
  const asked = ask && !(last && last.at >= ask.at) ? (ask.value as AllergyValues['ask']) : null
  return {
    removed,
    paper,
    plan: (history.find((entry) => entry.kind === 'plan')?.value as AllergyValues['plan'] | undefined) ?? null,
    asked,
    releases: history.filter(isRelease).filter((entry) => !ended(entry) && looksNeeded(entry) > 0),
    state: stateOf(removed, paper?.state ?? null, asked !== null),
    history,
  }
}

function stateOf(removed: ChildAllergy['removed'], paper: PaperState | null, asked: boolean): AllergyState {
  if (removed.length === 0) return asked ? 'asked' : 'none'
  if (removed.some((food) => food.paper === null)) return 'no_paper'
  return paper === 'expired' || paper === 'expiring' || paper === 'valid' ? paper : 'unseen'
}

/** What is needed beside a child when something was eaten (誤食), as a tablet keeps it for the time without a line. */
export interface AllergyCard {
  foods: RemovedFood[]
  state: AllergyState
  symptoms: string
  anaphylaxis: boolean
  epipen: boolean
  medicine: string
  plan: AllergyValues['plan'] | null
}

export const cardOf = ({ removed, state, paper, plan }: ChildAllergy): AllergyCard => ({
  foods: removed.map(({ word, care }) => ({ word, care })),
  state,
  symptoms: paper?.value.symptoms ?? '',
  anaphylaxis: paper?.value.anaphylaxis ?? false,
  epipen: paper?.value.epipen ?? false,
  medicine: paper?.value.medicine ?? '',
  plan,
})
