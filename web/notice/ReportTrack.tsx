import { Name } from '../family/Name.tsx'
import { clockTime } from '../kit/format.ts'
import { Heading } from '../kit/Heading.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Track, type TrackStep } from '../kit/Track.tsx'
import { plain, Say } from '../kit/words.tsx'
import css from './Sent.module.css'
import type { SentReport } from './Sent.tsx'
import { said } from './say-report.ts'
import { words } from './words.ts'

/** The thread of one report in one facility. */
export function ReportTrack({ sent, placed }: { sent: SentReport; placed: boolean }) {
  const [first] = sent.about
  if (!first) return null
  return (
    <>
      {placed && (
        <Heading>
          <Name>{`${first.child.facility.name}（${sent.about.map(({ child }) => child.given).join('、')}）`}</Name>
        </Heading>
      )}
      <Sheet>
        <Track label={plain(words.track)} steps={stepsOf(sent)} />
        {first.report.message && (
          <p class={css.second} lang="ja">
            {first.report.message}
          </p>
        )}
      </Sheet>
    </>
  )
}

function stepsOf({ about }: SentReport): TrackStep[] {
  const [first] = about
  if (!first) return []
  const { report, child } = first
  const seen = about.filter((one) => one.report.confirmedAt !== null)
  const unseen = about.filter((one) => one.report.confirmedAt === null)
  const lastSeen = seen.map((one) => one.report).sort((a, b) => (b.confirmedAt ?? 0) - (a.confirmedAt ?? 0))[0]
  const place = <Name>{child.facility.name}</Name>
  const held = report.state === 'unsent' || report.state === 'refused'
  return [
    held
      ? {
          id: 'told',
          title: <Say w={said.unsent} />,
          note: <Say w={words.inThisPhone} />,
          time: clockTime(report.writtenAt),
          state: 'unsent',
        }
      : {
          id: 'told',
          title: <Say w={report.byStaff ? words.toldByPhone : words.told} />,
          ...(report.afterCutoff ? { note: <Say w={words.afterCutoff} /> } : {}),
          time: clockTime(report.writtenAt),
          state: 'done',
        },
    held
      ? {
          id: 'reached',
          title: <Say w={words.willReach} />,
          note: report.state === 'unsent' ? <Say w={words.waiting} /> : place,
          state: 'planned',
        }
      : { id: 'reached', title: <Say w={words.reached} />, note: place, time: clockTime(report.writtenAt), state: 'done' },
    lastSeen && unseen.length === 0
      ? {
          id: 'seen',
          title: <Say w={said.seen} />,
          ...(lastSeen.confirmer ? { note: <Say w={words.teacher(lastSeen.confirmer)} alone /> } : {}),
          time: clockTime(lastSeen.confirmedAt ?? 0),
          state: 'seen',
        }
      : {
          id: 'seen',
          title: <Say w={said.willSee} />,
          note:
            seen.length > 0 ? (
              <Say
                w={words.someSeen(seen.map((one) => one.child.given).join('、'), unseen.map((one) => one.child.given).join('、'))}
              />
            ) : (
              <Say w={words.reachedMore} />
            ),
          state: 'planned',
        },
  ]
}
