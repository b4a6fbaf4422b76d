// The pictures of a day in the contact book of a child, as its family sees them; and the question, as long as nobody has answered it.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Capability } from '../../schema/permission/matrix.ts'
import type { FamilyPhotos as Answer, FamilyPhoto } from '../../schema/photo/list.ts'
import type { FamilyChild } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain, Say } from '../kit/words.tsx'
import { saveFile } from '../office/exchange-file.ts'
import { type Consents, photo } from './api.ts'
import css from './FamilyPhotos.module.css'
import { words } from './family-words.ts'
import { Picture } from './Picture.tsx'
import { fetchPicture, pictureAddress } from './picture.ts'

const EVERY = 60_000

export function FamilyPhotos({ child: { childId, facilityId, capabilities }, day }: { child: FamilyChild; day: Day }) {
  const may = (capability: Capability) => capabilities.includes(capability)
  const loaded = useLoad<Answer>(may('photo') ? photo.address(facilityId, '/child', { childId, from: day, to: day }) : null, {
    every: EVERY,
  })
  const consents = useLoad<Consents>(may('pickup_list') ? photo.address(facilityId, '/consent') : null)
  const [large, setLarge] = useState<FamilyPhoto | null>(null)
  const consent = consents?.data.value
  const unasked = consent?.kept && consent.children.some((one) => one.childId === childId && one.said.length === 0)
  const photos = loaded?.data.value?.photos ?? []
  const link = `/family/book/${childId}?photo=1`
  return (
    <>
      {unasked && (
        <Notice
          tone="look"
          title={<Say w={words.ask} />}
          end={
            <Button href={link}>
              <Say w={words.answer} alone />
            </Button>
          }
        />
      )}
      {photos.length > 0 && (
        <Sheet label={plain(words.photos)}>
          <h2 class={css.title}>
            <Say w={words.photos} />
          </h2>
          <ul class={css.grid}>
            {photos.map((one) => (
              <li key={one.id} class={css.one}>
                <button type="button" class={css.open} onClick={() => setLarge(one)}>
                  <Picture facility={facilityId} photo={one} size="small" alt={plain(words.one(clockTime(one.at)))} />
                </button>
                {one.caption && <span lang="ja">{one.caption}</span>}
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {large && <Large facility={facilityId} one={large} onClose={() => setLarge(null)} />}
      {consent?.kept && !unasked && (
        <Button kind="quiet" href={link}>
          <Say w={words.title} alone />
        </Button>
      )}
    </>
  )
}

function Large({ facility, one, onClose }: { facility: number; one: FamilyPhoto; onClose: () => void }) {
  const [lost, setLost] = useState(false)
  const save = async () => {
    const blob = await fetchPicture(pictureAddress(facility, one.id, 'large'))
    setLost(blob === null)
    if (blob) saveFile(blob, `${one.day}_${clockTime(one.at).replace(':', '')}.jpg`)
  }
  const name = words.one(clockTime(one.at))
  return (
    <Dialog
      open
      onClose={onClose}
      place="whole"
      title={<Say w={name} alone />}
      foot={
        <Button kind="give" wide onClick={() => void save()}>
          <Say w={words.save} alone />
        </Button>
      }
    >
      <Picture facility={facility} photo={one} size="large" alt={plain(name)} />
      {one.caption && <p lang="ja">{one.caption}</p>}
      <p class={css.second}>
        <Say w={words.saveMore} />
      </p>
      {lost && <Notice tone="look" title={<Say w={words.noLine} />} />}
    </Dialog>
  )
}
