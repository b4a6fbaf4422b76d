import { Name } from '../family/Name.tsx'
import type { FamilyChild } from '../family/today.ts'
import { today } from '../kit/clock.ts'
import { Facts } from '../kit/Facts.tsx'
import { longDayWord, shortDayWord, showTime } from '../kit/format.ts'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { Say, type Word } from '../kit/words.tsx'
import { cameAfterAll } from './ended-words.ts'
import type { Report } from './report.ts'
import { daysWord, joined, kinds, reasonWord, symptomsWord } from './say-report.ts'
import { words } from './words.ts'

type Fact = { name: Word; is: Word | string }
/** What a report says, without its way. */
export type Said = Pick<
  Report,
  'kind' | 'from' | 'to' | 'until' | 'reason' | 'symptoms' | 'temperature' | 'time' | 'person' | 'note'
> & { contact?: string | null }
type Symptoms = readonly { key: string; ja: string; easy: string; en: string }[]

/** いつ, 理由, 時刻, お迎えの人, ひとこと: what is there. */
export function saidIn(version: Said, symptoms: Symptoms): Fact[] {
  const day = version.from === version.to ? longDayWord(version.from) : daysWord(version.from, version.to)
  const only = version.from === version.to && version.from === today()
  const why = joined([reasonWord(version), symptomsWord(version, symptoms)])
  return [
    { name: words.when, is: only ? joined([day, words.today], ' ') : day },
    ...(version.until < version.to
      ? [
          {
            name: kinds.absent,
            is: version.until < version.from ? cameAfterAll.endedAtOnce : cameAfterAll.untilReally(shortDayWord(version.until)),
          },
        ]
      : []),
    ...(version.kind === 'absent' ? [{ name: words.why, is: why }] : []),
    ...(version.time === null ? [] : [{ name: words.time, is: showTime(version.time) }]),
    ...(version.person === null ? [] : [{ name: words.collector, is: version.person }]),
    ...(version.contact ? [{ name: words.contact, is: version.contact }] : []),
    ...(version.note === null ? [] : [{ name: words.note, is: version.note }]),
  ]
}

export const SaidFacts = ({ facts, first }: { facts: readonly Fact[]; first?: { name: Word; is: string } }) => (
  <Facts
    facts={[...(first ? [first] : []), ...facts].map(({ name, is }) => ({
      name: <Say w={name} />,
      is: typeof is === 'string' ? <Name>{is}</Name> : <Say w={is} />,
    }))}
  />
)

/** だれ, いつ, 理由 of a report, and the way to its earlier versions. */
export function ReportFacts({ about }: { about: readonly { child: FamilyChild; report: Report }[] }) {
  const [first] = about
  if (!first) return null
  const { report, child } = first
  return (
    <>
      <Sheet>
        <SaidFacts
          first={{ name: words.who, is: about.map((one) => whoText(one.child)).join('、') }}
          facts={[{ name: kindName, is: kinds[report.kind] }, ...saidIn(report, child.rules?.symptoms ?? [])]}
        />
      </Sheet>
      {report.onServer && (
        <Sheet flush>
          <Row href={`/family/sent/${report.id}/history/${child.childId}`}>
            <Say w={words.history} />
          </Row>
        </Sheet>
      )}
    </>
  )
}

const kindName: Word = { ja: '連絡', easy: '{連絡|れんらく}', en: 'Report' }
const whoText = ({ given, className }: FamilyChild): string => (className ? `${given}（${className}）` : given)
