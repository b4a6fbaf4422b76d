// The lines of 園から, in a file of their own: most mornings the screen is opened before there is one.
import { clockTime } from '../kit/format.ts'
import { BellIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { Row } from '../kit/Sheet.tsx'
import { Say, same } from '../kit/words.tsx'
import css from './Home.module.css'
import { lines as words } from './line-words.ts'
import { Name } from './Name.tsx'
import type { FamilyChild } from './today.ts'

const Survey = later(() => import('../survey/Survey.tsx').then((file) => file.Survey))

/** Newest first. */
export type Line = FamilyChild['lines'][number] & { child: FamilyChild }

export const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <>
    {lines.map(({ kind, at, child }) => (
      <Row
        key={`${child.childId} ${kind} ${at}`}
        {...(kind === 'records' ? { href: `/family/book/${child.childId}?take=1` } : {})}
        mark={<BellIcon size={24} />}
        end={
          <time class={css.time}>
            <Say w={same(clockTime(at))} alone />
          </time>
        }
      >
        <b>
          <Name>{child.given}</Name>
        </b>{' '}
        <Say w={words[kind]} />
      </Row>
    ))}
    {lines[0] && <Survey facility={lines[0].child.facility.facilityId} audience="family" />}
  </>
)
