export const words = {
  strip: '給食の食材',
  untried: (count: number) => `まだ食べていない食材がある子 ${count}人`,
  see: '見る',
  close: 'とじる',
  title: 'きょうの給食と食材',
}
