// 年間指導計画, of a class, by the four 期 (domain/documents.md §7). Written in March; A3 landscape.
export const YEAR_PLAN = {
  key: 'year_plan',
  version: 1,
  title: '年間指導計画',
  about: 'class',
  cadence: 'year',
  due: { from: 'start', days: -1 },
  writers: ['nursery_teacher', 'head_teacher', 'director'],
  approval: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  paper: { size: 'A3', landscape: true },
  parent: 'overall_plan',
  sections: [
    { key: 'goal', title: '年間目標', shape: 'text', quote: [{ from: 'overall_plan', section: 'goal' }] },
    {
      key: 'seen',
      title: '予想される子どもの姿',
      shape: 'grid',
      rows: [{ key: 'seen', title: '子どもの姿' }],
      columns: [
        { key: 'term_1', title: '1期　4〜6月' },
        { key: 'term_2', title: '2期　7〜9月' },
        { key: 'term_3', title: '3期　10〜12月' },
        { key: 'term_4', title: '4期　1〜3月' },
      ],
    },
    {
      key: 'aim',
      title: 'ねらい',
      shape: 'grid',
      rows: [
        { key: 'care', title: '養護' },
        { key: 'education', title: '教育' },
      ],
      columns: [
        { key: 'term_1', title: '1期　4〜6月' },
        { key: 'term_2', title: '2期　7〜9月' },
        { key: 'term_3', title: '3期　10〜12月' },
        { key: 'term_4', title: '4期　1〜3月' },
      ],
    },
    {
      key: 'plan',
      title: '内容と援助',
      shape: 'grid',
      rows: [
        { key: 'content', title: '内容' },
        { key: 'setting', title: '環境構成' },
        { key: 'support', title: '援助・配慮' },
        { key: 'home', title: '家庭との連携' },
        { key: 'event', title: '行事' },
        { key: 'food', title: '食育' },
        { key: 'safety', title: '健康・安全' },
      ],
      columns: [
        { key: 'term_1', title: '1期　4〜6月' },
        { key: 'term_2', title: '2期　7〜9月' },
        { key: 'term_3', title: '3期　10〜12月' },
        { key: 'term_4', title: '4期　1〜3月' },
      ],
    },
    {
      key: 'reflection',
      title: '評価・反省',
      shape: 'grid',
      rows: [{ key: 'reflection', title: '振り返り' }],
      columns: [
        { key: 'term_1', title: '1期　4〜6月' },
        { key: 'term_2', title: '2期　7〜9月' },
        { key: 'term_3', title: '3期　10〜12月' },
        { key: 'term_4', title: '4期　1〜3月' },
      ],
      never: 'prefill',
    },
  ],
} as const
