// What a city gave, as rows of one house. Each may be written any number of times: the act that gave it is its name in every house.
import { asc, eq, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { cityGift, cityGiftPiece } from '../../schema/directory.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Gift } from '../../schema/organisation/gift.ts'
import { audit, documentOwnFile, documentOwnFilePiece, feeTariff, phrase } from '../../schema/shard.ts'
import { copiedFrom, formRow } from '../document/forms.ts'
import { withDigest } from '../kit/audit-row.ts'
import { raiseIn } from '../kit/command.ts'
import type { Shard } from '../kit/shard.ts'
import type { Directory } from './scope.ts'

export interface Given {
  id: Id
  gift: Gift
  givenBy: Id
  at: Moment
}

/** Everything an organisation gave, in the order in which it gave it. */
export const giftsOf = (db: Directory, organisationId: number) =>
  db
    .select({ id: cityGift.id, gift: cityGift.gift, givenBy: cityGift.givenBy, at: cityGift.at })
    .from(cityGift)
    .where(eq(cityGift.organisationId, organisationId))
    .orderBy(asc(cityGift.number))

/** The bytes of a file that was given, in their order. */
export const piecesOfGift = (db: Directory, organisationId: number, giftId: Id) =>
  db
    .select({ place: cityGiftPiece.place, piece: cityGiftPiece.piece })
    .from(cityGiftPiece)
    .where(sql`city_gift_piece.organisation_id = ${organisationId} and city_gift_piece.gift_id = ${giftId}`)
    .orderBy(asc(cityGiftPiece.place))

const TOPICS = { form: 'document', file: 'document', phrase: 'phrase', phrase_back: 'phrase', tariff: 'fee' } as const

/** Gives it to one house, in one batch. @param pieces of a file */
export async function giveTo(db: Shard, facilityId: number, given: Given, pieces: readonly { place: number; piece: string }[]) {
  const { id, gift, givenBy, at } = given
  const act = { commandId: id, action: 'city.form', accountId: givenBy, door: 'office', at, deviceAt: null, deviceId: null }
  await db.batch([
    raiseIn(db, facilityId, [TOPICS[gift.what]]),
    ...rowsOf(db, facilityId, given, pieces),
    db
      .insert(audit)
      .values(withDigest({ facilityId, childId: '', outcome: 'done' as const, ...act, content: contentOf(gift) }))
      .onConflictDoNothing(),
  ])
}

/** What the audit of a house keeps of it. */
function contentOf(gift: Gift): Record<string, unknown> {
  if (gift.what === 'tariff') return { tariff: gift.tariff }
  if (gift.what === 'form') return { document: gift.form.title, from: copiedFrom([], gift.form).title }
  if (gift.what === 'phrase') return { phrase: gift.phrase.text }
  if (gift.what === 'phrase_back') return { phrase: 'とりさげ', upon: gift.upon }
  return { document: currentKind(gift.kind)?.title ?? gift.kind, file: gift.name, startsOn: gift.startsOn }
}

function rowsOf(
  db: Shard,
  facilityId: number,
  { id, gift, givenBy, at }: Given,
  pieces: readonly { place: number; piece: string }[],
): BatchItem<'sqlite'>[] {
  if (gift.what === 'form') return [formRow(db, facilityId, copiedFrom([], gift.form), gift.form, 'city', at)]
  if (gift.what === 'phrase') {
    const { kind = '', section = '', age = null, month = null, text } = gift.phrase
    return [
      db
        .insert(phrase)
        .select(sql`select ${facilityId}, ${id}, ${id}, null, ${kind}, ${section}, ${age}, ${month}, ${text}, 'city', 0,
        ${givenBy}, ${at} where not exists (select 1 from phrase o where o.facility_id = ${facilityId} and o.id = ${id})`),
    ]
  }
  // What a house made of it in the meantime is the house's own and stays.
  if (gift.what === 'phrase_back')
    return [
      db
        .insert(phrase)
        .select(sql`select p.facility_id, ${id}, p.root_id, p.id, p.kind, p.section, p.age, p.month, p.text, p.made_by, 1,
        ${givenBy}, ${at} from phrase p where p.facility_id = ${facilityId} and p.id = ${gift.upon} and p.gone = 0
          and not exists (select 1 from phrase n where n.facility_id = p.facility_id and n.supersedes = p.id)`),
    ]
  // A house that is open is asked first whether its months allow it (give-tariff.ts); one that opens has none that speak against it.
  if (gift.what === 'tariff')
    return [
      db
        .insert(feeTariff)
        .select(sql`select ${facilityId}, ${id}, ${gift.tariff.startsOn}, ${JSON.stringify(gift.tariff)}, ${givenBy}, ${at}, null, null
        where not exists (select 1 from fee_tariff o where o.facility_id = ${facilityId} and (o.id = ${id}
          or o.starts_on = ${gift.tariff.startsOn} and o.gone_at is null))`),
    ]
  const { kind, startsOn, name, format } = gift
  const there = sql`document_own_file o where o.facility_id = ${facilityId} and o.id = ${id}`
  return [
    // A house whose version of the kind is its own has other tags: it goes on as it is.
    db.insert(documentOwnFile).select(
      sql`select ${facilityId}, ${kind}, coalesce((select max(f.number) + 1 from document_own_file f where f.facility_id = ${facilityId}
        and f.kind = ${kind}), 1), ${id}, ${startsOn}, ${name}, ${format}, 'city', ${givenBy}, ${at} where not exists (select 1 from ${there})
        and not exists (select 1 from document_form w where w.facility_id = ${facilityId} and w.kind = ${kind} and w.made_by = 'house')`,
    ),
    ...pieces.map(({ place, piece }) =>
      db
        .insert(documentOwnFilePiece)
        .select(sql`select ${facilityId}, ${id}, ${place}, ${piece} where exists (select 1 from ${there})`)
        .onConflictDoNothing(),
    ),
  ]
}
