// The rows of a plan must fit the tables: the compiler compares them here.
import type { person } from '../../schema/account/table.ts'
import type { child, classMembership, contractHours, enrollment, guardianship, pickupPerson } from '../../schema/child/table.ts'
import type { classroom } from '../../schema/classroom/table.ts'

type Row<Table extends { $inferSelect: { facilityId: number } }> = Omit<Table['$inferSelect'], 'facilityId'>

export interface TableRows {
  classroom: Row<typeof classroom>
  person: Row<typeof person>
  child: Row<typeof child>
  enrollment: Row<typeof enrollment>
  classMembership: Row<typeof classMembership>
  contractHours: Row<typeof contractHours>
  guardianship: Row<typeof guardianship>
  pickupPerson: Row<typeof pickupPerson>
}
