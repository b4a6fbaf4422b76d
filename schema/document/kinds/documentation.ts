// 保育ドキュメンテーション (RG19): pictures of a day with what was seen in them, beside what the plan had meant. It has no form of the country's or of a
// city's; its sections are those a picture needs to be read.
export const DOCUMENTATION = {
  key: 'documentation',
  version: 1,
  title: '保育ドキュメンテーション',
  about: 'class',
  cadence: 'day',
  due: { from: 'end', days: 0 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A4', landscape: false },
  gathers: 'photos',
  parent: 'week_plan',
  sections: [
    { key: 'theme', title: 'テーマ', shape: 'text' },
    {
      key: 'aim',
      title: '計画のねらい',
      shape: 'text',
      quote: [
        { from: 'day_plan', section: 'aim' },
        { from: 'week_plan', section: 'aim' },
        { from: 'month_plan', section: 'goal' },
      ],
    },
    { key: 'photos', title: '写真とことば', shape: 'text', gather: 'photos' },
    { key: 'seen', title: '子どもの姿・つぶやき', shape: 'text' },
    { key: 'growth', title: '育ちの読みとり', shape: 'text', never: 'prefill' },
    { key: 'next', title: 'つぎの計画へ', shape: 'text' },
  ],
} as const
