// The rows of a plan must fit the tables: the compiler compares them here.
import type { person } from '../../schema/account/table.ts'
import type { child, classMembership, contractHours, enrollment, guardianship, pickupPerson } from '../../schema/child/table.ts'
import type { classroom } from '../../schema/classroom/table.ts'

/** Without what other rooms keep in the table. */
type Row<Table extends { $inferSelect: { facilityId: number } }, Elsewhere extends string = never> = Omit<
  Table['$inferSelect'],
  'facilityId' | Elsewhere
>

export interface TableRows {
  classroom: Row<typeof classroom>
  person: Row<typeof person, 'address' | 'workplace' | 'pinHash' | 'pinCodeHash' | 'pinCodeUntil'>
  child: Row<typeof child, 'contactWay'>
  enrollment: Row<typeof enrollment>
  classMembership: Row<typeof classMembership>
  contractHours: Row<typeof contractHours>
  guardianship: Row<typeof guardianship, 'grantedBy'>
  pickupPerson: Row<typeof pickupPerson, 'phone'>
}
