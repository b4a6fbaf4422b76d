import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, text } from '../kit/input.ts'
import { AUDIENCES, LEVELS, LONGEST_CAPTION, MOST_SMALL_BYTES, SIZES } from './rule.ts'

const digits = (most: number) =>
  v.pipe(
    v.string('数で送ってください'),
    v.regex(/^\d{1,15}$/, '数で送ってください'),
    v.transform(Number),
    v.maxValue(most, '大きすぎます'),
  )

/** What goes with the bytes of a picture; ids and numbers only, since an address is written down on its way. `small`: bytes of the small one. */
export const keepPhoto = strict({ id, class: id, at: digits(Number.MAX_SAFE_INTEGER), small: digits(MOST_SMALL_BYTES) })

export const publishPhoto = v.pipe(
  strict({
    id,
    photoId: id,
    childIds: listOf(id, 1, 60),
    audience: oneOf(AUDIENCES),
    caption: text(LONGEST_CAPTION),
    attested: v.literal(true, '着替え・プール・けがの場面ではないことを確かめてください'),
  }),
  v.forward(
    v.check(
      ({ audience, childIds }) => audience === 'class' || childIds.length === 1,
      '何人も写っている写真は、ひとつの家庭だけには出せません',
    ),
    ['audience'],
  ),
)
export const removePhoto = strict({ id, photoId: id, reason: needed(200) })

export const pictureQuery = strict({ photoId: id, size: oneOf(SIZES) })
export const classQuery = strict({ day, class: id })
export const childQuery = strict({ childId: id, from: day, to: day })

/** What a guardian allows. */
export const allowPhotos = strict({ id, childId: id, level: oneOf(LEVELS) })
/** The same of paper, of the children whose sheets say alike. */
export const paperConsent = strict({ id, childIds: listOf(id, 1, 60), level: oneOf(LEVELS), day })
