// What a city gives to all its houses: a form, a 文例, a form file, and of a 料金表 what is the city's. The city keeps it first, so that a house that opens meanwhile or later finds it; each
// house is a batch of its own, and the same act sent again gives it to those that have not got it yet, and to no house twice.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { cityGift, cityGiftPiece, placement } from '../../schema/directory.ts'
import type { Kind } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { tagsOf } from '../../schema/document/own-file.ts'
import type { MakeForm } from '../../schema/document/own-form.ts'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Gift, type GiveFile, type GivePhrase, phrasesOf, type TakeBackPhrase } from '../../schema/organisation/gift.ts'
import { copiedFrom, formBy } from '../document/forms.ts'
import { checkDay, checkedForm, piecesOf } from '../document/own-file.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { openShard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { giftsOf, giveTo, piecesOfGift } from './gift-rows.ts'
import { type Directory, readCity } from './scope.ts'

interface ToAll {
  id: Id
  at: Moment
  /** How many open houses there are: each has it now. */
  houses: number
}

/** Keeps it with the city. Returns what was sent first under this act, and the houses that are open in that moment. */
export async function keepGift(
  c: Context<App>,
  { db, organisationId }: { db: Directory; organisationId: number },
  { id, gift }: { id: Id; gift: Gift },
  inPlaces: readonly { place: number; piece: string }[] = [],
) {
  const own = and(eq(cityGift.organisationId, organisationId), eq(cityGift.id, id))
  const [[kept], houses] = await db.batch([
    db.select({ id: cityGift.id, gift: cityGift.gift, givenBy: cityGift.givenBy, at: cityGift.at }).from(cityGift).where(own),
    db
      .select({ facilityId: placement.facilityId, name: placement.name, shard: placement.shard })
      .from(placement)
      .where(and(eq(placement.organisationId, organisationId), eq(placement.state, 'open')))
      .orderBy(asc(placement.facilityId)),
    db.insert(cityGift).select(
      sql`select ${organisationId}, coalesce((select max(g.number) + 1 from city_gift g where g.organisation_id = ${organisationId}), 1), ${id},
        ${JSON.stringify(gift)}, ${tokenOf(c).account}, ${c.get('now')} where not exists (select 1 from city_gift o
        where o.organisation_id = ${organisationId} and o.id = ${id})`,
    ),
    ...inPlaces.map((one) =>
      db
        .insert(cityGiftPiece)
        .values({ organisationId, giftId: id, ...one })
        .onConflictDoNothing(),
    ),
  ])
  return { again: kept !== undefined, given: kept ?? { id, gift, givenBy: tokenOf(c).account, at: c.get('now') }, houses }
}

async function giveToAll(
  c: Context<App>,
  city: { db: Directory; organisationId: number },
  { id, gift }: { id: Id; gift: Gift },
  pieces: readonly string[] = [],
): Promise<ToAll> {
  const inPlaces = pieces.map((piece, place) => ({ place, piece }))
  const { again, given, houses } = await keepGift(c, city, { id, gift }, inPlaces)
  // What was sent first counts, also of a file.
  const bytes = again ? await piecesOfGift(city.db, city.organisationId, id) : inPlaces
  for (const { facilityId, shard } of houses) await giveTo(openShard(c.env, shard), facilityId, given, bytes)
  return { id, at: given.at, houses: houses.length }
}

/** What the city may do is asked before anything is looked at. */
export async function cityOf(c: Context<App>) {
  const { organisation, db, rows } = await readCity(c, (directory, id) => [giftsOf(directory, id)])
  return { organisationId: organisation.id, db, gifts: rows[0] }
}

/** Gives a form, made from one of the product's. */
export async function giveForm(c: Context<App>, asked: MakeForm): Promise<ToAll> {
  copiedFrom([], asked)
  return giveToAll(c, await cityOf(c), { id: asked.id, gift: { what: 'form', form: asked } })
}

/** Gives a 文例: it stands in every house beside the house's own. */
export async function givePhrase(c: Context<App>, asked: GivePhrase): Promise<ToAll> {
  return giveToAll(c, await cityOf(c), { id: asked.id, gift: { what: 'phrase', phrase: asked } })
}

/** とりさげ of a 文例 of the city in every house that has not made it its own. */
export async function takeBackPhrase(c: Context<App>, { id, upon }: TakeBackPhrase): Promise<ToAll> {
  const city = await cityOf(c)
  const sent = city.gifts.some(({ id: own }) => own === id)
  if (!sent && !phrasesOf(city.gifts).some((one) => one.id === upon)) throw notFound()
  return giveToAll(c, city, { id, gift: { what: 'phrase_back', upon } })
}

/** A kind as the city has it: its own version where it gave one. */
const kindOf = (key: string, gifts: readonly { gift: Gift }[]): Kind | null =>
  currentKind(
    key,
    gifts.flatMap(({ gift }) => (gift.what === 'form' ? [formBy(copiedFrom([], gift.form), gift.form, 'city')] : [])),
  )

/** Gives an Excel or Word form of a kind, checked as a house's own is. */
export async function giveFile(c: Context<App>, asked: GiveFile, bytes: Uint8Array): Promise<Response> {
  const city = await cityOf(c)
  checkDay(c, asked.startsOn)
  const kind = kindOf(asked.kind, city.gifts)
  if (!kind) throw badInput('書類の種類（kind）: ありません', 'kind')
  const checked = await checkedForm(c, tagsOf(kind), bytes)
  if (checked instanceof Response) return checked
  const { id, startsOn, name } = asked
  const gift: Gift = { what: 'file', kind: kind.key, startsOn, name, format: checked.format }
  return c.json({ ...(await giveToAll(c, city, { id, gift }, piecesOf(bytes))), missing: checked.missing })
}

/** What the city has given, the last first. */
export async function readGifts(c: Context<App>) {
  const { gifts } = await cityOf(c)
  return {
    forms: gifts.flatMap(({ id, at, gift }) => (gift.what === 'form' ? [{ id, at, title: gift.form.title }] : [])).toReversed(),
    tariffs: gifts
      .flatMap(({ id, at, gift }) => (gift.what === 'tariff' ? [{ id, at, startsOn: gift.tariff.startsOn }] : []))
      .toReversed(),
    phrases: phrasesOf(gifts).toReversed(),
    files: gifts
      .flatMap(({ id, at, gift }) =>
        gift.what === 'file'
          ? [
              {
                id,
                at,
                kind: gift.kind,
                title: kindOf(gift.kind, gifts)?.title ?? gift.kind,
                startsOn: gift.startsOn,
                name: gift.name,
              },
            ]
          : [],
      )
      .toReversed(),
  }
}
