// Every table of the DIRECTORY database.
export {
  account,
  accountEvent,
  attempt,
  challenge,
  letter,
  membership,
  network,
  passkey,
  passwordCode,
  recoveryCode,
  signIn,
} from './account/table.ts'
export { auditHead } from './audit/table.ts'
export { chaseCase, officerPush, officerTold } from './chase/table.ts'
export { pairing } from './device/table.ts'
export { invitationClaim, invitationCode } from './invitation/table.ts'
export {
  adoptionCount,
  cityGift,
  cityGiftPiece,
  monthCount,
  officer,
  operator,
  organisation,
  placement,
  returnLayout,
  rollUp,
} from './organisation/table.ts'
