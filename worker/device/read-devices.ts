import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { device, facility, person, session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { classesOn } from '../presence/queries.ts'
import { sealingKey } from '../quarantine/seal.ts'
import { nameOf, openNames, rolesOf, staffToday, worksToday } from './queries.ts'

/** What a paired tablet is and shows by itself: its classes, who may open their name here today, whose names are open. */
export async function readSelf(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const deviceId = tokenOf(c).account
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    db.select().from(facility).where(eq(facility.facilityId, facilityId)),
    db
      .select()
      .from(device)
      .where(and(eq(device.facilityId, facilityId), eq(device.id, deviceId))),
    classesOn(db, facilityId, today),
    staffToday(db, facilityId, today),
    openNames(db, facilityId, c.get('now'), deviceId),
  ])
  const [[home], [self], classes, staff, open] = rows
  if (!home || !self) throw notFound()
  return {
    facilityId,
    facility: home.name,
    wording: home.wording,
    deviceId,
    name: self.name,
    kind: self.kind,
    classes: classes.filter(({ classId }) => self.classroomIds.length === 0 || self.classroomIds.includes(classId)),
    // Nobody opens a name at the entrance.
    staff: (self.kind === 'kiosk' ? [] : staff).map((row) => ({
      personId: row.personId,
      name: nameOf(row),
      kana: row.kana,
      roles: rolesOf(row.roles),
    })),
    open: open.map(({ personId, expiresAt }) => ({ personId, until: expiresAt })),
    sealTo: await sealingKey(c.env, facilityId),
    /** The clock of a demo is set for its visitors; no tablet is wrong because of it. */
    demoClock: c.env.MODE === 'demo',
  }
}

/** The list of the office: devices with what is open on them, and who of today's staff has a PIN. */
export async function readDevices(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const by = (column: typeof device.pairedBy | typeof device.revokedBy) =>
    sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
      where p.facility_id = ${facilityId} and p.account_id = ${column})`
  const { rows } = await read(c, (db) => [
    db
      .select({
        deviceId: device.id,
        kind: device.kind,
        name: device.name,
        classIds: device.classroomIds,
        pairedBy: by(device.pairedBy).as('paired_by_name'),
        pairedAt: device.pairedAt,
        revokedBy: by(device.revokedBy).as('revoked_by_name'),
        revokedAt: device.revokedAt,
        ahead: device.ahead,
        lastSeen: sql<number | null>`max(${session.usedAt})`.as('last_seen'),
        /** Until when it works, untouched; empty once it no longer does, or before it first did. */
        until: sql<
          number | null
        >`max(case when ${session.endedAt} is null and min(${session.expiresAt}, ${session.usedAt} + ${session.idleMs}) > ${now}
          then min(${session.expiresAt}, ${session.usedAt} + ${session.idleMs}) end)`.as('until'),
      })
      .from(device)
      .leftJoin(
        session,
        and(eq(session.facilityId, device.facilityId), eq(session.accountId, device.id), eq(session.door, 'device')),
      )
      .where(eq(device.facilityId, facilityId))
      .groupBy(device.id)
      .orderBy(sql`${device.revokedAt} is not null`, device.name, device.id),
    openNames(db, facilityId, now),
    classesOn(db, facilityId, today),
    db
      .select({
        personId: person.id,
        familyName: person.familyName,
        givenName: person.givenName,
        kana: person.kana,
        pin: sql<0 | 1>`${person.pinHash} is not null`.as('pin'),
        codeUntil: person.pinCodeUntil,
      })
      .from(person)
      .where(and(eq(person.facilityId, facilityId), worksToday(sql`person.id`, facilityId, today)))
      .orderBy(person.kana, person.id),
  ])
  const [devices, open, classes, people] = rows
  return {
    devices: devices.map((row) => ({
      ...row,
      open: open
        .filter(({ deviceId }) => deviceId === row.deviceId)
        .map((name) => ({ personId: name.personId, name: nameOf(name), since: name.createdAt, until: name.expiresAt })),
    })),
    classes,
    people: people.map((row) => ({
      personId: row.personId,
      name: nameOf(row),
      kana: row.kana,
      pin: row.pin === 1,
      codeUntil: row.codeUntil !== null && row.codeUntil > now ? row.codeUntil : null,
    })),
  }
}
