import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import {
  allowPhotos as allowInput,
  childQuery,
  classQuery,
  keepPhoto as keepInput,
  paperConsent,
  pictureQuery,
  publishPhoto as publishInput,
  removePhoto as removeInput,
} from '../../schema/photo/input.ts'
import type { App } from '../kit/context.ts'
import { file, input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { allowPhotos, readConsents, takePaper } from './consent.ts'
import { keepPhoto, PICTURES } from './keep-photo.ts'
import { publishPhoto, removePhoto } from './publish-photo.ts'
import { readClassPhotos, readFamilyPhotos, readPicture } from './read-photos.ts'

/** 写真: the pictures of a class's day, and what families allow of them. */
export const photo = new Hono<App>()
  .get('/class', rate('read'), may('photo.class'), query(classQuery), (c) => readClassPhotos(c, c.req.valid('query')))
  .get('/child', rate('read'), may('photo.read'), query(childQuery), (c) => readFamilyPhotos(c, c.req.valid('query')))
  .get('/picture', rate('picture'), may('photo.read'), query(pictureQuery), (c) => readPicture(c, c.req.valid('query')))
  .get('/consent', rate('read'), may('photo.consent'), query(nothing), async (c) => c.json(await readConsents(c)))
  .get('/paper', rate('read'), may('photo.paper'), query(nothing), async (c) => c.json(await readConsents(c)))
  .post('/keep', rate('upload'), may('photo.keep'), file(keepInput, PICTURES), async (c) =>
    c.json(await keepPhoto(c, c.req.valid('query'), c.req.valid('form').bytes)),
  )
  .post('/publish', rate('write'), may('photo.publish'), input(publishInput), async (c) =>
    c.json(await publishPhoto(c, c.req.valid('json'))),
  )
  .post('/remove', rate('write'), may('photo.remove'), input(removeInput), async (c) =>
    c.json(await removePhoto(c, c.req.valid('json'))),
  )
  .post('/consent', rate('write'), may('photo.consent'), input(allowInput), async (c) =>
    c.json(await allowPhotos(c, c.req.valid('json'))),
  )
  .post('/paper', rate('write'), may('photo.paper'), input(paperConsent), async (c) =>
    c.json(await takePaper(c, c.req.valid('json'))),
  )

export type Routes = typeof photo
