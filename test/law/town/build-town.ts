// Writes the town into the databases, every field with its token.
import type { D1Database } from '@cloudflare/workers-types'
import { account, membership, officer, operator, organisation, placement } from '../../../schema/directory.ts'
import { firstSettings } from '../../../schema/facility/input.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import {
  assignment,
  audit,
  block,
  child,
  classMembership,
  classroom,
  contractHours,
  device,
  duty,
  enrollment,
  facility,
  facilityHome,
  facilitySetting,
  guardianship,
  invitation,
  notice,
  person,
  pickupPerson,
  presenceFact,
} from '../../../schema/shard.ts'
import { insertRows, shardOf } from '../../../worker/dev/demo/store.ts'
import type { Env } from '../../../worker/kit/env.ts'
import { tokenFor } from './canary.ts'
import { birthDayOf, type Child, holdsOn, idOf, LONG_AGO, NOW, TODAY, type Town, YEAR_BEGAN } from './town.ts'

const DAY_AT = (day: string, minutes: number) => momentOf(day, minutes)
const WORKDAY: [number, number] = [8 * 60 + 30, 17 * 60]

/** Fills DIRECTORY and both shards. */
export async function buildTown(env: Env, town: Town): Promise<void> {
  const directory = env.DIRECTORY
  await insertRows(
    directory,
    organisation,
    town.organisations.map((id) => ({ id, name: `第${id}市`, wording: 'en' as const, demo: false, createdAt: 0 })),
  )
  await insertRows(
    directory,
    placement,
    town.houses.map(({ id, organisation: organisationId, shard }) => ({
      facilityId: id,
      organisationId,
      name: `第${id}保育所`,
      shard,
      state: 'open' as const,
      details: {},
    })),
  )
  const accounts = [...new Set(town.principals.filter(({ door }) => door !== 'device').map((one) => one.account))]
  await insertRows(
    directory,
    account,
    accounts.map((id) => {
      const owner = town.people.find((one) => one.account === id)?.id ?? id
      const secret = {
        passwordHash: tokenFor('account.password_hash', owner),
        totpSecret: tokenFor('account.totp_secret', owner),
      }
      return { id, login: `login-${id}`, name: '人', ...secret, createdAt: 0 }
    }),
  )
  await insertRows(
    directory,
    membership,
    town.principals.flatMap(({ account: accountId, door, facilities }) =>
      door === 'device' ? [] : facilities.map((facilityId) => ({ accountId, facilityId, door })),
    ),
    'on conflict do nothing',
  )
  const dated = (span: { from: string; to: string | null }) => ({ startsOn: span.from, endsOn: span.to })
  await insertRows(
    directory,
    officer,
    town.officers.map((one) => ({ organisationId: one.organisation, accountId: one.account, ...dated(one) })),
  )
  await insertRows(
    directory,
    operator,
    town.operators.map((one) => ({ accountId: one.account, ...dated(one) })),
  )
  for (const house of town.houses) {
    const db = shardOf(env, house.shard)
    await buildHouse(db, town, house)
    for (const kid of town.children.filter((one) => one.facility === house.id)) await buildChild(db, town, kid)
    await buildPeople(db, town, house.id)
  }
}

async function buildHouse(db: D1Database, town: Town, house: Town['houses'][number]): Promise<void> {
  const facilityId = house.id
  await insertRows(db, facilityHome, [{ facilityId, state: 'open' }])
  await insertRows(db, facility, [
    { facilityId, organisationId: house.organisation, name: `第${facilityId}保育所`, wording: 'en' },
  ])
  await insertRows(db, facilitySetting, [{ facilityId, startsOn: YEAR_BEGAN, settings: firstSettings }])
  await insertRows(db, classroom, [
    { facilityId, id: house.rabbit, name: 'うさぎ組', classAge: 1, position: 1, startsOn: YEAR_BEGAN },
    { facilityId, id: house.star, name: 'ほし組', classAge: 4, position: 2, startsOn: YEAR_BEGAN },
  ])
  await insertRows(
    db,
    device,
    town.devices
      .filter((one) => one.facility === facilityId)
      .map((one) => ({
        facilityId,
        id: one.id,
        kind: one.kind,
        name: 'タブレット',
        classroomIds: [...one.classIds],
        pairedBy: idOf('nobody'),
        pairedAt: 0,
        ...(one.revoked ? { revokedBy: idOf('nobody'), revokedAt: NOW - 60_000 } : {}),
      })),
  )
}

async function buildChild(db: D1Database, town: Town, kid: Child): Promise<void> {
  const { facility: facilityId, id: childId } = kid
  const token = (field: string) => tokenFor(field, childId)
  const dated = { facilityId, childId, startsOn: kid.enrolled.from, endsOn: kid.enrolled.to }
  await insertRows(db, child, [
    {
      facilityId,
      id: childId,
      familyName: token('child.family_name'),
      givenName: token('child.given_name'),
      familyKana: token('child.family_kana'),
      givenKana: token('child.given_kana'),
      kanaOrder: kid.name,
      birthDay: birthDayOf(town.children.indexOf(kid)),
      sex: 'f',
      number: token('child.number'),
      allergens: [token('child.allergens')],
    },
  ])
  await insertRows(db, enrollment, [{ ...dated, kind: 'regular' }])
  await insertRows(db, classMembership, [{ ...dated, classroomId: kid.classId }])
  const week = [null, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, null]
  await insertRows(db, contractHours, [{ ...dated, need: 'standard', week }])
  await insertRows(db, pickupPerson, [
    {
      facilityId,
      childId,
      id: idOf('pickup', childId),
      name: token('pickup_person.name'),
      relationship: token('pickup_person.relationship'),
      phone: token('pickup_person.phone'),
      position: 1,
      startsOn: YEAR_BEGAN,
    },
  ])
  if (!kid.name.includes('future')) await buildDays(db, kid, holdsOn(kid.enrolled, TODAY) ? TODAY : LONG_AGO)
  await insertRows(db, audit, [
    {
      facilityId,
      commandId: idOf('audit', childId),
      childId,
      action: 'notice.report',
      accountId: idOf('somebody'),
      door: 'family',
      outcome: 'done',
      at: NOW - 60_000,
      content: { note: token('audit.content') },
      digest: 'digest',
    },
  ])
}

/** The ids of a child's notices and acts. */
export const noticeOf = (childId: Id, which: 'absent' | 'first' | 'pickup'): Id => idOf('notice', which, childId)
export const actOf = (childId: Id, which: 'came' | 'went' | 'wrong' | 'undo'): Id => idOf('act', which, childId)

/** One day of a child: what was told, and what happened. */
async function buildDays(db: D1Database, kid: Child, day: string): Promise<void> {
  const { facility: facilityId, id: childId } = kid
  const token = (field: string) => tokenFor(field, childId)
  const told = {
    facilityId,
    childId,
    startsOn: day,
    endsOn: day,
    withdrawn: false,
    source: 'guardian' as const,
    afterCutoff: false,
    accountId: idOf('somebody'),
    reason: null,
    symptoms: null,
  }
  await insertRows(db, notice, [
    {
      ...told,
      id: noticeOf(childId, 'absent'),
      kind: 'absent',
      reason: 'sick',
      symptoms: [token('notice.symptoms')],
      note: token('notice.note'),
      temperature: 389,
      writtenAt: DAY_AT(day, 400),
    },
    {
      ...told,
      id: noticeOf(childId, 'first'),
      kind: 'pickup_change',
      note: token('notice.note, replaced'),
      pickupPerson: 'x',
      writtenAt: DAY_AT(day, 410),
    },
    {
      ...told,
      id: noticeOf(childId, 'pickup'),
      kind: 'pickup_change',
      pickupPerson: token('notice.pickup_person'),
      supersedes: noticeOf(childId, 'first'),
      writtenAt: DAY_AT(day, 420),
    },
  ])
  const fact = (id: Id, kind: 'arrive' | 'sighting' | 'leave' | 'handover' | 'undo', minutes: number, more: object = {}) => ({
    facilityId,
    day,
    childId,
    id,
    kind,
    at: DAY_AT(day, minutes),
    receivedAt: DAY_AT(day, minutes),
    accountId: idOf('somebody'),
    source: 'room' as const,
    ...more,
  })
  await insertRows(db, presenceFact, [
    fact(actOf(childId, 'wrong'), 'arrive', 421),
    fact(actOf(childId, 'undo'), 'undo', 422, {
      supersedes: actOf(childId, 'wrong'),
      detail: token('presence_fact.detail, undone because'),
    }),
    fact(actOf(childId, 'came'), 'arrive', 425),
    fact(actOf(childId, 'came'), 'sighting', 425),
    fact(actOf(childId, 'went'), 'leave', 480),
    fact(actOf(childId, 'went'), 'handover', 480, { detail: token('presence_fact.detail, handed to') }),
  ])
}

async function buildPeople(db: D1Database, town: Town, facilityId: number): Promise<void> {
  const here = town.people.filter((one) => one.facility === facilityId)
  await insertRows(
    db,
    person,
    here.map(({ id, account: accountId }) => ({
      facilityId,
      id,
      accountId,
      familyName: tokenFor('person.family_name', id),
      givenName: tokenFor('person.given_name', id),
      kana: tokenFor('person.kana', id),
      phone: tokenFor('person.phone', id),
      address: tokenFor('person.address', id),
      workplace: tokenFor('person.workplace', id),
      pinHash: tokenFor('person.pin_hash', id),
      pinCodeHash: tokenFor('person.pin_code_hash', id),
      pinCodeUntil: NOW * 2,
    })),
  )
  await insertRows(
    db,
    guardianship,
    here.flatMap(({ id: personId, wards }) =>
      wards.map(({ childId, capabilities, from, to }, place) => ({
        facilityId,
        childId,
        personId,
        startsOn: from,
        endsOn: to,
        relationship: tokenFor('guardianship.relationship', personId),
        capabilities: `,${capabilities.join(',')},`,
        contactOrder: place + 1,
      })),
    ),
  )
  await insertRows(
    db,
    assignment,
    here.flatMap(({ id: personId, roles }) =>
      roles.map(({ role, classId, from, to }) => ({
        facilityId,
        id: idOf('assignment', personId, role),
        personId,
        role,
        classroomId: classId,
        startsOn: from,
        endsOn: to,
      })),
    ),
  )
  await insertRows(
    db,
    duty,
    here.flatMap(({ id: personId, duties }) =>
      duties.map(({ day, from, to }) => ({ facilityId, day, personId, kind: 'early' as const, fromTime: from, toTime: to })),
    ),
  )
  await insertRows(
    db,
    block,
    town.blocks
      .filter((one) => one.facility === facilityId)
      .map((one) => ({
        facilityId,
        childId: one.childId,
        id: idOf('block', one.childId, one.personId),
        personId: one.personId,
        kind: 'support_measure' as const,
        text: tokenFor('block.text', one.childId),
        names: [],
        startsOn: one.from,
        endsOn: one.to,
        setBy: idOf('nobody'),
        setAt: 0,
        ...(one.lifted ? { liftedBy: idOf('nobody'), liftedAt: NOW - 60_000 } : {}),
      })),
  )
  await insertRows(
    db,
    invitation,
    here.map(({ id: personId }) => ({
      facilityId,
      id: idOf('invitation', personId),
      personId,
      kind: 'guardian' as const,
      codeHash: tokenFor('invitation.code_hash', personId),
      briefing: false,
      createdBy: idOf('nobody'),
      createdAt: 0,
      expiresAt: NOW * 2,
    })),
  )
}
