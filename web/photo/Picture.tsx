import type { Id } from '../../schema/kit/id.ts'
import type { Size } from '../../schema/photo/rule.ts'
import css from './Picture.module.css'
import { pictureAddress, usePicture } from './picture.ts'

interface FramedProps {
  /** Where it is asked for. */
  from: string
  width: number
  height: number
  /** What it is, for who does not see it. */
  alt: string
}

/** A picture in its own place: nothing moves when it comes. */
export function Framed({ from, width, height, alt }: FramedProps) {
  const address = usePicture(from)
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

interface PictureProps {
  facility: number
  photo: { id: Id; width: number; height: number }
  size: Size
  alt: string
}

/** A picture of a class's day. */
export const Picture = ({ facility, photo: { id, width, height }, size, alt }: PictureProps) => (
  <Framed from={pictureAddress(facility, id, size)} {...{ width, height, alt }} />
)
