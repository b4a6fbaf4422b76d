// RD19: wherever a screen of staff names a child, what it must not eat stands beside the name. Read from the source: a screen that writes a child's name
// shows `Allergens`, or stands here with the reason why not. The reasons are few, and each is a sentence somebody can disagree with.
import { expect, test } from 'vitest'
import { importsOf, roomSources, type Source, withoutComments } from './read-source.ts'

const WITHOUT: Record<string, string> = {
  // The part of the screen that writes the name is another file, which has it.
  'web/care/ConditionSheet.tsx': 'Line, in which it stands, writes the name beside it',
  'web/care/MealSheet.tsx': 'Line, in which it stands, writes the name beside it',
  'web/care/SleepSheet.tsx': 'Line, in which it stands, writes the name beside it',
  'web/care/StoolSheet.tsx': 'Line, in which it stands, writes the name beside it',
  'web/contactbook/Beside.tsx': 'ClassBook, in which it stands, writes the name beside it',
  'web/growth/EntryField.tsx': 'ClassEntry, in which it stands, writes the name beside it',
  'web/handover/CardForm.tsx': 'RoomCard, in which it stands, writes the name beside it',
  'web/injury/DeskInjury.tsx': 'NoteItem writes the name',
  'web/medicine/DoseActs.tsx': 'DoseFacts writes the name above it',
  'web/medicine/DoseCard.tsx': 'DoseFacts writes the name',
  'web/chase/ChaseCall.tsx': 'CallForm writes the name',
  'web/pickup/AskAtDoor.tsx': 'HandOver, in which it stands, writes the name beside it',
  'web/presence/Tiles.tsx': 'Tile writes the name',
  'web/belonging/BelongingSheet.tsx': 'Line, of which each child is one, writes the name and stands it beside',
  'web/sickbay/SickbayTap.tsx': 'Line of the sheet of 視診, in which it stands, writes the name beside it',
  'web/serving/Kana.tsx': 'TraySheet and ServingScreen, in which it stands, write it beside',
  'web/serving/KitchenServing.tsx': 'ServingScreen writes the name, beside the allergens it was given',
  'web/serving/RoomServing.tsx': 'ServingScreen writes the name, beside the allergens it was given',
  // What is left out is the content itself.
  'web/meal/Materials.tsx': 'the allergens stand in brackets behind the name',
  'web/meal/Special.tsx': 'it is the list of what is left out',
  'web/serving/TrayCards.tsx': 'paper; it is what is left out',
  'web/presence/DayRoll.tsx': 'paper; the allergens are a column of it',
  'web/rollover/ClassPaper.tsx': 'paper of the classes of next year',
  'web/rollover/Deciding.tsx': 'a sentence about whom nobody has decided of yet',
  'web/rollover/YearClasses.tsx': 'a sentence about whose hours are missing next year',
  // A word of a sentence or of a list to choose from, where no mark can stand; the child's own place is one press away.
  'web/contactbook/OfficePrint.tsx': 'an option of a select',
  'web/infection/OpenDialog.tsx': 'an option of a select',
  'web/document/SearchPapers.tsx': 'an option of a select',
  'web/medicine/DeskMedicine.tsx': 'an option of a select',
  'web/office/ReportDialog.tsx': 'an option of a select',
  'web/audit/NamePicker.tsx': 'a name that is searched for in the audit, also of who is no longer here',
  'web/meal/Differences.tsx': 'one line of 差分 whose content is the tray; Special stands above it',
  'web/presence/TabletRoom.tsx': 'a word of one second at a tablet nobody has opened a name on',
  'web/roll/CountSheet.tsx': 'a sentence on who is in another room',
  'web/roll/DeskRolls.tsx': 'a sentence on who was missing at a roll',
  'web/roll/GoToRoom.tsx': 'a sentence on who stays where it is',
  'web/roll/MovesOfDay.tsx': 'a sentence on who was moved',
  'web/roll/Strip.tsx': 'a sentence on who is missing, in the board’s own strip',
  // Paper that goes home or into a folder.
  'web/handover/DeskCard.tsx': 'paper for the family',
  'web/injury/NotePaper.tsx': 'paper for the family',
  'web/keeping/DeliveryPaper.tsx': 'paper: the register of what went to schools',
  'web/document/SchoolRecordPaper.tsx': 'paper for a primary school, on the national form',
  'web/medicine/RequestPaper.tsx': 'the paper form of a request, as cities have it',
  'web/nap/Remarks.tsx': 'the remarks under the printed grid, whose rows have it',
  'web/pass/CardSheet.tsx': 'a card a family carries about and may lose',
  // No screen of the nursery's staff.
  'web/city/CaseDialog.tsx': 'the city, which is told nothing of health',
  'web/pass/ChooseChild.tsx': 'the screen at the entrance, which every family sees',
  'web/pass/Confirm.tsx': 'the screen at the entrance, which every family sees',
  'web/pass/Kiosk.tsx': 'the screen at the entrance, which every family sees',
  'web/device/Names.tsx': 'names of staff',
  'web/staff/NameFields.tsx': 'names of staff',
  'web/staff/Staff.tsx': 'names of staff',
  'web/staff/Week.tsx': 'names of staff',
}

/** Files that the doors of the room and of the office reach. */
function staffScreens(): Source[] {
  const sources = new Map(roomSources().map((source) => [source.path, source]))
  const reached = new Set<string>()
  const open = ['web/room.tsx', 'web/office.tsx']
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const source = sources.get(path)
    if (!source || reached.has(path)) continue
    reached.add(path)
    open.push(...importsOf(source).flatMap(({ target, typeOnly }) => (target && !typeOnly ? [target] : [])))
  }
  return [...reached].flatMap((path) => sources.get(path) ?? []).filter(({ path }) => /^web\/(?!kit\/).*\.tsx$/.test(path))
}

/** True where a child's name is written; staff call a child by its reading. */
const namesChild = (text: string): boolean => /\bkana\b|\bchild\.name\b/.test(withoutComments(text))
const showsAllergens = (text: string): boolean => /<Allergens(?:Of)?\b/.test(text)

test('RD19 beside a child’s name on every screen of staff stands what it must not eat, or the reason why not is written down', () => {
  const bare = staffScreens().filter(({ text }) => namesChild(text) && !showsAllergens(text))
  expect(bare.map(({ path }) => path).filter((path) => !(path in WITHOUT))).toEqual([])
})

test('RD19 no reason outlives what it was the reason for', () => {
  const bare = new Set(staffScreens().flatMap(({ path, text }) => (namesChild(text) && !showsAllergens(text) ? [path] : [])))
  expect(Object.keys(WITHOUT).filter((path) => !bare.has(path))).toEqual([])
})

test('RD19 one component shows it and one place knows it', () => {
  const own = roomSources().filter(({ path, text }) => /^web\//.test(path) && /M5 1\.5h6L14\.5 5v6/.test(text))
  expect(own.map(({ path }) => path)).toEqual(['web/allergy/Allergens.tsx'])
  const teachers = roomSources().filter(({ path, text }) => /^web\//.test(path) && /learnMinded\(/.test(text))
  expect(teachers.map(({ path }) => path).sort()).toEqual([
    'web/allergy/known.ts',
    'web/office/Frame.tsx',
    'web/presence/DayOf.tsx',
  ])
})
