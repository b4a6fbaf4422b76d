// 写真 at the tablet: of the classes that are shown, one at a time.
import { useEffect } from 'preact/hooks'
import { OneClass, type OneClassProps } from '../contactbook/OneClass.tsx'
import { ClassPhotos } from './ClassPhotos.tsx'
import { arrived } from './picture.ts'
import { openPictures } from './queue.ts'
import { TakePictures } from './TakePictures.tsx'
import { words } from './words.ts'

export function RoomPhotos({ facility, board, shown }: Omit<OneClassProps, 'label' | 'of'> & { facility: number }) {
  useEffect(() => void openPictures(), [])
  return (
    <OneClass
      {...{ board, shown }}
      label={words.title}
      of={(classId) => (
        <ClassPhotos
          key={classId}
          {...{ facility, classId }}
          day={board.rules.day}
          mayWrite
          news={arrived.value}
          take={<TakePictures {...{ facility, classId }} />}
          none={words.noneMore}
        />
      )}
    />
  )
}
