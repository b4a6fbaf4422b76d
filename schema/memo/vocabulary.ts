// The words of the 保育所保育指針 (平成29年厚生労働省告示第117号) with which a memo is tagged: 養護 for every age, 三つの視点 under one, 五領域 from
// one, and in the last year the 10の姿. Names as in the 様式の参考例 of the 保育所児童保育要録. The 10の姿 are no goal and no checklist: a tag is
// always optional, and nothing counts them for a child.
export const VIEWPOINTS = ['healthy_growth', 'heart_to_heart', 'sensing_world'] as const
export const DOMAINS = ['health', 'relationships', 'environment', 'language', 'expression'] as const
export const IMAGES = [
  'healthy_mind_body',
  'independence',
  'cooperation',
  'morality',
  'social_life',
  'thinking',
  'nature_life',
  'number_letter',
  'verbal_exchange',
  'sensibility_expression',
] as const
export const CARE = ['life_maintenance', 'emotional_stability'] as const
export const TAGS = [...VIEWPOINTS, ...DOMAINS, ...IMAGES, ...CARE] as const
export type Tag = (typeof TAGS)[number]

export const TAG_WORDS: Record<Tag, string> = {
  healthy_growth: '健やかに伸び伸びと育つ',
  heart_to_heart: '身近な人と気持ちが通じ合う',
  sensing_world: '身近なものと関わり感性が育つ',
  health: '健康',
  relationships: '人間関係',
  environment: '環境',
  language: '言葉',
  expression: '表現',
  healthy_mind_body: '健康な心と体',
  independence: '自立心',
  cooperation: '協同性',
  morality: '道徳性・規範意識の芽生え',
  social_life: '社会生活との関わり',
  thinking: '思考力の芽生え',
  nature_life: '自然との関わり・生命尊重',
  number_letter: '数量や図形、標識や文字などへの関心・感覚',
  verbal_exchange: '言葉による伝え合い',
  sensibility_expression: '豊かな感性と表現',
  life_maintenance: '生命の保持',
  emotional_stability: '情緒の安定',
}

export const GROUPS = ['viewpoints', 'domains', 'images', 'care'] as const
export type TagGroup = (typeof GROUPS)[number]
export const GROUP_WORDS: Record<TagGroup, string> = {
  viewpoints: '三つの視点',
  domains: '五領域',
  images: '10の姿',
  care: '養護',
}
export const TAGS_OF: Record<TagGroup, readonly Tag[]> = {
  viewpoints: VIEWPOINTS,
  domains: DOMAINS,
  images: IMAGES,
  care: CARE,
}

/** The tags for children of these classes, each group once; of no class known all of them. */
export function groupsFor(classAges: readonly number[]): TagGroup[] {
  const has = (holds: (age: number) => boolean) => classAges.length === 0 || classAges.some(holds)
  return GROUPS.filter(
    (group) =>
      group === 'care' ||
      (group === 'viewpoints' && has((age) => age === 0)) ||
      (group === 'domains' && has((age) => age >= 1)) ||
      (group === 'images' && has((age) => age === 5)),
  )
}
