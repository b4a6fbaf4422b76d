// What a child must not eat, as ids with Japanese names, and which word means which. A word nobody knows stands for itself: it is never dropped.
// Foods: those of 食品表示基準 and its notice as of 2024-03-28 (8 + 20 items), and ピスタチオ, which 消費者庁 announced to add with its
// consultation of 2026-01-13. Whether a label must or should name a food changes nothing about removing it, so that is not kept here.
// Groups: the boxes of 保育所におけるアレルギー疾患生活管理指導表 (2019 edition); a doctor who ticks ナッツ類 means each of them.

/** The editions this list was made of; for the foot of papers. */
export const ALLERGEN_SOURCE = {
  foods: '食品表示基準について（令和6年3月28日改正）の28品目とピスタチオ',
  groups: '保育所におけるアレルギー疾患生活管理指導表（2019年改訂版）',
  checkedOn: '2026-11-27',
} as const

/** Foods by name. The order is that of a list to choose from: what children react to most often, first. */
export const FOODS = {
  egg: '卵',
  milk: '乳',
  wheat: '小麦',
  peanut: '落花生',
  buckwheat: 'そば',
  walnut: 'くるみ',
  shrimp: 'えび',
  crab: 'かに',
  soy: '大豆',
  sesame: 'ごま',
  cashew: 'カシューナッツ',
  almond: 'アーモンド',
  macadamia: 'マカダミアナッツ',
  pistachio: 'ピスタチオ',
  salmon_roe: 'いくら',
  squid: 'いか',
  abalone: 'あわび',
  salmon: 'さけ',
  mackerel: 'さば',
  chicken: '鶏肉',
  pork: '豚肉',
  beef: '牛肉',
  gelatin: 'ゼラチン',
  kiwi: 'キウイフルーツ',
  banana: 'バナナ',
  orange: 'オレンジ',
  peach: 'もも',
  apple: 'りんご',
  yam: 'やまいも',
} as const

/** Boxes of the doctor's paper that stand for several foods, listed or not. */
export const GROUPS = {
  nuts: 'ナッツ類',
  crustacean: '甲殻類',
  mollusc: '軟体類・貝類',
  fish_roe: '魚卵',
  fish: '魚類',
  meat: '肉類',
  fruit: '果物類',
} as const

export const ALLERGENS = { ...FOODS, ...GROUPS } as const
export type AllergenId = keyof typeof ALLERGENS
export const ALLERGEN_IDS = Object.keys(ALLERGENS) as AllergenId[]

const COVERS: Partial<Record<AllergenId, readonly AllergenId[]>> = {
  nuts: ['walnut', 'cashew', 'almond', 'macadamia', 'pistachio'],
  crustacean: ['shrimp', 'crab'],
  mollusc: ['squid', 'abalone'],
  fish_roe: ['salmon_roe'],
  fish: ['salmon', 'mackerel'],
  meat: ['chicken', 'pork', 'beef'],
  fruit: ['kiwi', 'banana', 'orange', 'peach', 'apple'],
}

/** Other words in which rosters, menus and papers say the same. Only whole words: 卵殻カルシウム is not 卵. */
const ALSO: Partial<Record<AllergenId, readonly string[]>> = {
  egg: ['鶏卵', 'たまご', '玉子', 'タマゴ', '卵類'],
  milk: ['牛乳', '乳製品', '牛乳・乳製品', '乳・乳製品', '乳成分', 'ミルク'],
  wheat: ['コムギ', 'こむぎ', '小麦粉'],
  peanut: ['ピーナッツ', 'ピーナツ', '落花生(ピーナッツ)'],
  buckwheat: ['ソバ', '蕎麦'],
  walnut: ['クルミ', '胡桃'],
  shrimp: ['エビ', '海老'],
  crab: ['カニ', '蟹'],
  soy: ['ダイズ', 'だいず'],
  sesame: ['ゴマ', '胡麻'],
  salmon_roe: ['イクラ'],
  squid: ['イカ'],
  abalone: ['アワビ'],
  salmon: ['サケ', '鮭'],
  mackerel: ['サバ', '鯖'],
  chicken: ['鶏', 'とり肉', '鳥肉'],
  pork: ['豚', 'ぶた肉'],
  beef: ['牛', 'ぎゅう肉'],
  kiwi: ['キウイ', 'キウィ'],
  peach: ['モモ', '桃'],
  apple: ['リンゴ', '林檎'],
  yam: ['ヤマイモ', '山芋', 'やまのいも', '長いも'],
  nuts: ['ナッツ', '木の実類', '種実類'],
  crustacean: ['エビ・カニ', 'えび・かに'],
  mollusc: ['軟体類', '貝類', '貝'],
  fish: ['魚'],
  meat: ['肉'],
  fruit: ['果物', 'フルーツ'],
}

const plain = (word: string): string => word.normalize('NFKC').replace(/\s+/g, '')

const BY_WORD = new Map<string, AllergenId>(
  ALLERGEN_IDS.flatMap((id) => [ALLERGENS[id], ...(ALSO[id] ?? [])].map((word) => [plain(word), id])),
)

/** The allergen a word of a roster, a menu or a paper means; null when it is none of the list. */
export const allergenOf = (word: string): AllergenId | null => BY_WORD.get(plain(word)) ?? null

/** A word as it is kept and shown: the list's own name where it means one of the list, else as it was written. */
export const allergenWord = (word: string): string => {
  const id = allergenOf(word)
  return id ? ALLERGENS[id] : word.normalize('NFKC').trim()
}

/**
 * Whether a food in a dish is one that a child must not eat. A group and a food of it meet in both directions: where a menu says 甲殻類
 * and the child's paper えび, nobody knows that it was only crab.
 */
export function isSameAllergen(removed: string, contained: string): boolean {
  const [a, b] = [allergenOf(removed), allergenOf(contained)]
  if (!a || !b) return plain(removed) === plain(contained)
  return a === b || (COVERS[a]?.includes(b) ?? false) || (COVERS[b]?.includes(a) ?? false)
}

/** Of what a dish contains, what a child must not eat. */
export const removedFrom = (removed: readonly string[], contained: readonly string[]): string[] =>
  contained.filter((word) => removed.some((own) => isSameAllergen(own, word)))
