// The blank roster for those who start without one. Its headings are ones the reader knows; one example child shows how cells are filled.

const COLUMNS: readonly (readonly [heading: string, example: string])[] = [
  ['児童番号', '1001'],
  ['姓', 'つむぎ'],
  ['名', 'はな'],
  ['姓ふりがな', 'つむぎ'],
  ['名ふりがな', 'はな'],
  ['生年月日', '2023-05-14'],
  ['性別', '女'],
  ['クラス', 'うさぎ'],
  ['クラス年齢', '2'],
  ['入園日', '2026-04-01'],
  ['退園日', ''],
  ['保育必要量', '標準'],
  ['登園予定', '8:30'],
  ['降園予定', '17:00'],
  ['土曜', 'なし'],
  ['アレルギー', '卵・乳'],
  ['保護者1氏名', 'つむぎ 花子'],
  ['保護者1ふりがな', 'つむぎ はなこ'],
  ['保護者1続柄', '母'],
  ['保護者1電話', '090-0000-0000'],
  ['保護者2氏名', ''],
  ['保護者2ふりがな', ''],
  ['保護者2続柄', ''],
  ['保護者2電話', ''],
  ['お迎えの人', 'つむぎ よしこ（祖母）'],
]

export const TEMPLATE_NAME = '名簿のひな形.csv'

/** The template: its headings and one child as an example. */
export const TEMPLATE = [COLUMNS.map(([heading]) => heading), COLUMNS.map(([, example]) => example)]
