// Writes the town into the databases, every field with its token.
import type { D1Database } from '@cloudflare/workers-types'
import { account, membership, officer, operator, organisation, placement } from '../../../schema/directory.ts'
import { firstSettings } from '../../../schema/facility/input.ts'
import { FEATURES } from '../../../schema/permission/matrix.ts'
import {
  assignment,
  block,
  classroom,
  device,
  duty,
  facility,
  facilityHome,
  facilitySetting,
  guardianship,
  invitation,
  person,
} from '../../../schema/shard.ts'
import { insertRows, shardOf } from '../../../worker/dev/demo/store.ts'
import type { Env } from '../../../worker/kit/env.ts'
import { buildChild } from './build-child.ts'
import { tokenFor } from './canary.ts'
import { idOf, NOW, type Town, YEAR_BEGAN } from './town.ts'

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
        passwordHash: `scrypt$4$8$1$salt$${tokenFor('account.password_hash', owner)}`,
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
  const switchedOff = house.switchedOff ? `,${FEATURES.join(',')},` : null
  await insertRows(db, facilityHome, [{ facilityId, state: 'open', switchedOff }])
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
        unsent: 0,
        ...(one.revoked ? { revokedBy: idOf('nobody'), revokedAt: NOW - 60_000 } : {}),
      })),
  )
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
      wards.map(({ childId, capabilities, grantedBy, from, to }, place) => ({
        facilityId,
        childId,
        personId,
        startsOn: from,
        endsOn: to,
        relationship: tokenFor('guardianship.relationship', personId),
        capabilities: `,${capabilities.join(',')},`,
        contactOrder: place + 1,
        grantedBy: grantedBy ?? null,
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
