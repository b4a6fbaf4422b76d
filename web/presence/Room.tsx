// The room: the board of one facility on the tablet on the wall, paired, or with somebody signed in.
import { NeedsFactor } from '../account/NeedsFactor.tsx'
import { SignedIn } from '../account/SignedIn.tsx'
import { signOut } from '../account/sign-in.ts'
import { Ended } from '../device/Ended.tsx'
import { ended, paired } from '../device/paired.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DoorIcon } from '../kit/icons.tsx'
import { useFaces } from '../portrait/open-faces.ts'
import { DayOf, type DayOfProps, inKitchen } from './DayOf.tsx'
import css from './Room.module.css'
import { TabletRoom } from './TabletRoom.tsx'
import { chosenDay, shownFacility } from './tablet.ts'
import { words } from './words.ts'

/** The room's one screen: of the paired tablet, or of whoever is signed in here. */
export function Room() {
  if (ended.value) return <Ended />
  return paired.value ? <TabletRoom paired={paired.value} /> : <OwnRoom />
}

const OwnRoom = () => (
  <SignedIn>
    {(me) => {
      const facility = me.facilities.find(({ facilityId }) => String(facilityId) === shownFacility.value) ?? me.facilities[0]
      if (!facility) return <Nothing />
      if (facility.needsSecondFactor) return <Locked facility={facility} facilities={me.facilities} />
      const day = chosenDay.value ?? today()
      return (
        <OwnDay key={`${facility.facilityId} ${day}`} name={me.name} facility={facility} facilities={me.facilities} day={day} />
      )
    }}
  </SignedIn>
)

/** The day of whoever is signed in; a paired tablet asks for faces by itself, and the kitchen has its own. */
function OwnDay(day: DayOfProps) {
  useFaces(inKitchen(day.facility) ? [] : [day.facility.facilityId])
  return <DayOf {...day} />
}

/** The facility asks for more than a password; what it takes is set up here, or another facility is chosen. */
const Locked = ({ facility, facilities }: Pick<DayOfProps, 'facility' | 'facilities'>) => (
  <main>
    <NeedsFactor place={facility.name} />
    <div class={css.elsewhere}>
      {facilities
        .filter(({ facilityId }) => facilityId !== facility.facilityId)
        .map(({ facilityId, name }) => (
          <Button
            key={facilityId}
            kind="quiet"
            onClick={() => {
              shownFacility.value = String(facilityId)
            }}
          >
            {name}
          </Button>
        ))}
      <Button kind="quiet" icon={DoorIcon} onClick={() => void signOut().catch(() => undefined)}>
        {words.signOut}
      </Button>
    </div>
  </main>
)

const Nothing = () => (
  <main>
    <Empty title={words.nobody}>{words.nobodyMore}</Empty>
  </main>
)
