// Every table of the DIRECTORY database.
export { account, attempt, membership, signIn } from './account/table.ts'
export { firstCode, officer, organisation, placement, rollUp } from './organisation/table.ts'
