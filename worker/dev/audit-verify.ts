// `npm run audit:verify [-- --json] [--facility <n>] [--remote | --demo]`: is every facility's audit as it was written? Ends with 1 when not.
//   --remote  the deployed databases (through wrangler), otherwise the local ones; --demo the local demo's
import { parseArgs } from 'node:util'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { type Fault, type Head, type Seal, type StoredRow, type Verdict, verifyChain } from '../audit/verify-chain.ts'
import { giveUp, say } from './say.ts'
import { chosenTarget, type Row, type Target } from './target.ts'

const PAGE = 2000

const FAULTS: Record<Fault['kind'], string> = {
  changed: '書きかえられた行があります',
  removed: '消された行があります',
  unlinked: '鎖の輪がぬけています',
  reordered: '順番が入れかえられています',
  broken: '前の輪とつながらない行があります（行と要約がいっしょに書きかえられています）',
  inserted: 'あとから入れられた行があります',
  cut: '鎖の終わりが切られています',
  replaced: '鎖がまるごと別のものになっています',
  erased: '保存期間のうちに内容が消されています',
}

/** Verifies every facility, or one. */
export function verifyAll(target: Target, now: Moment, only?: number): Verdict[] {
  return target
    .all('DIRECTORY', "select facility_id, shard from placement where state <> 'opening' order by facility_id")
    .filter(({ facility_id }) => only === undefined || facility_id === only)
    .map(({ facility_id, shard }) => verifyOne(target, String(shard), Number(facility_id), now))
}

function verifyOne(target: Target, shard: string, facilityId: number, now: Moment): Verdict {
  const here = `facility_id = ${facilityId}`
  const rows = pages(target, shard, `select * from audit where ${here} order by command_id, child_id`).map(storedRow)
  const seals = pages(target, shard, `select * from audit_seal where ${here} order by number`).map(
    (row): Seal => ({
      number: Number(row.number),
      commandId: String(row.command_id),
      childId: String(row.child_id),
      hash: String(row.hash),
      sealedAt: Number(row.sealed_at),
    }),
  )
  const heads = target.all('DIRECTORY', `select day, number, hash from audit_head where ${here} order by day`)
  return verifyChain(facilityId, { rows, seals, heads: heads as unknown as Head[] }, now)
}

function pages(target: Target, shard: string, sql: string): Row[] {
  const all: Row[] = []
  for (let offset = 0; ; offset += PAGE) {
    const page = target.all(shard, `${sql} limit ${PAGE} offset ${offset}`)
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

const storedRow = (row: Row): StoredRow => ({
  facilityId: Number(row.facility_id),
  commandId: String(row.command_id),
  childId: String(row.child_id),
  action: String(row.action),
  accountId: String(row.account_id),
  door: String(row.door),
  deviceId: row.device_id === null ? null : String(row.device_id),
  outcome: String(row.outcome) as StoredRow['outcome'],
  at: Number(row.at),
  deviceAt: row.device_at === null ? null : Number(row.device_at),
  content: readContent(String(row.content)),
  digest: String(row.digest),
})

/** A content that is no JSON any more is a changed one; its digest will say so. */
function readContent(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A fault as a line for a person. Codes and times only: who and which child is looked up in the office, by those who may. */
function lineOf({ kind, number, row }: Fault): string {
  const place = number === null ? '' : `${number}番`
  const when = row?.at === undefined ? '' : `${dayOf(row.at)} ${showTime(timeOn(dayOf(row.at), row.at))}`
  return [FAULTS[kind], place, when, row?.action ?? '', row ? `行 ${row.commandId}/${row.childId || '–'}` : '']
    .filter(Boolean)
    .join('　')
}

if (import.meta.main) {
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({ options: { remote: flag, demo: flag, json: flag, facility: { type: 'string' } } })
  const only = values.facility === undefined ? undefined : Number(values.facility)
  if (only !== undefined && !(Number.isInteger(only) && only > 0))
    giveUp('--facility に園の番号を入れてください（npm run shard -- list で見られます）。')
  const verdicts = verifyAll(chosenTarget(values), Date.now(), only)
  if (only !== undefined && verdicts.length === 0) giveUp(`園 ${only} は見つかりません。`)
  if (values.json) say(JSON.stringify(verdicts, null, 2))
  else {
    for (const { facilityId, rows, links, waiting, erased, faults } of verdicts) {
      const more = [
        waiting > 0 ? `これから封をする ${waiting}行` : '',
        erased > 0 ? `期限で内容を消した ${erased}行` : '',
      ].filter(Boolean)
      say(
        `園 ${facilityId}: ${rows}行、鎖 ${links}${more.length > 0 ? `（${more.join('、')}）` : ''} ${faults.length === 0 ? '… 変わりありません' : ''}`,
      )
      for (const fault of faults) say(`  × ${lineOf(fault)}`)
    }
  }
  process.exitCode = verdicts.some(({ faults }) => faults.length > 0) ? 1 : 0
}
