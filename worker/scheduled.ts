// What happens without anybody asking, each minute. Every part may run twice, late, or beside itself; one that fails does not stop the others.
import { dayOf, type Moment } from '../schema/kit/day.ts'
import { timeOn } from '../schema/kit/time.ts'
import { TOLD_AT } from '../schema/takeout/rule.ts'
import { finishEndings } from './account/end-sign-ins.ts'
import { sendLetters } from './account/letters.ts'
import { sendAlarms } from './alarm/send-alarms.ts'
import { sealDue, sealNightly } from './audit/seal-due.ts'
import { backUp } from './backup/write-backup.ts'
import { askFamilies } from './chase/ask-families.ts'
import { openCases } from './chase/city-case.ts'
import { mailOfficers } from './chase/mail-officers.ts'
import { pushOfficers } from './chase/push-officers.ts'
import { countMonthsNightly } from './city/count-month.ts'
import { finishOpenings } from './city/open-facility.ts'
import { countAdoptionNightly } from './city/read-adoption.ts'
import { rollUpAll } from './city/roll-up.ts'
import { endOnNetworks } from './facility/allowed-network.ts'
import { forgetOld } from './forget-old.ts'
import { exchangeAll } from './guest/exchange.ts'
import { finishJoins } from './invitation/activate.ts'
import { type Env, refusal } from './kit/env.ts'
import { logTrouble } from './kit/log.ts'
import { fixCounts } from './meal/fix-counts.ts'
import { sweepSheets } from './medicine/sweep-sheets.ts'
import { sendMails } from './notification/send-mails.ts'
import { sendPushes } from './notification/send-pushes.ts'
import { sweepPhotos } from './photo/sweep-photos.ts'
import { settleStaff } from './staff/settle.ts'
import { tellLeavers } from './takeout/tell-leavers.ts'

/** 3:40 at night, and an hour later for the night on which the first was missed. */
const FORGET_AT = [3 * 60 + 40, 4 * 60 + 40]

/** Between one and six nobody waits for an answer; each minute writes some of the night's backup until it is whole. */
const isNight = (now: Moment): boolean => {
  const time = timeOn(dayOf(now), now)
  return time >= 60 && time < 6 * 60
}

/** One minute's work. Resolves to the names of the parts that failed. */
export async function everyMinute(env: Env, now: Moment): Promise<string[]> {
  if (refusal(env)) return []
  const parts: Record<string, () => Promise<unknown>> = {
    finishOpenings: () => finishOpenings(env),
    finishEndings: () => finishEndings(env, now),
    endOnNetworks: () => endOnNetworks(env, now),
    sendLetters: () => sendLetters(env, now),
    sendPushes: () => sendPushes(env, now),
    sendAlarms: () => sendAlarms(env, now),
    sendMails: () => sendMails(env, now),
    finishJoins: () => finishJoins(env, now),
    exchangeAll: () => exchangeAll(env, now),
    rollUpAll: async () => {
      // A shard that does not answer must not keep the city from the children of another.
      const [counted] = await Promise.allSettled([rollUpAll(env, now)])
      await openCases(env, now)
      await mailOfficers(env, now)
      await pushOfficers(env, now)
      await askFamilies(env, now)
      if (counted.status === 'rejected') throw counted.reason
    },
    fixCounts: () => fixCounts(env, now),
    settleStaff: () => settleStaff(env, now),
    sealDue: () => sealDue(env, now),
    ...(FORGET_AT.includes(timeOn(dayOf(now), now))
      ? {
          forgetOld: () => forgetOld(env, now),
          countMonths: () => countMonthsNightly(env, now),
          countAdoption: () => countAdoptionNightly(env, now),
          sealNightly: () => sealNightly(env, now),
          sweepPhotos: () => sweepPhotos(env, now),
          sweepSheets: () => sweepSheets(env, now),
        }
      : {}),
    ...(isNight(now) ? { backUp: () => backUp(env, now) } : {}),
    ...(TOLD_AT.includes(timeOn(dayOf(now), now)) ? { tellLeavers: () => tellLeavers(env, now) } : {}),
  }
  const results = await Promise.allSettled(Object.values(parts).map((part) => part()))
  return Object.keys(parts).filter((name, index) => {
    const result = results[index]
    if (result?.status !== 'rejected') return false
    logTrouble(now, name, result.reason)
    return true
  })
}
