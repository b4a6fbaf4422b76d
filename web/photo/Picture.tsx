import type { Id } from '../../schema/kit/id.ts'
import type { Size } from '../../schema/photo/rule.ts'
import css from './Picture.module.css'
import { usePicture } from './picture.ts'

interface PictureProps {
  facility: number
  photo: { id: Id; width: number; height: number }
  size: Size
  /** What it is, for who does not see it. */
  alt: string
}

/** A picture in its own place: nothing moves when it comes. */
export function Picture({ facility, photo: { id, width, height }, size, alt }: PictureProps) {
  const address = usePicture(facility, id, size)
  return address ? (
    <img class={css.picture} src={address} alt={alt} width={width} height={height} />
  ) : (
    <span
      class={css.place}
      role="img"
      aria-label={alt}
      aria-busy={address === undefined}
      style={{ aspectRatio: `${width} / ${height}` }}
    />
  )
}
