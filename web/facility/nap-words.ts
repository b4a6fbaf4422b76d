export const napWords = {
  nap: '午睡チェック',
  age0: '0歳児クラス',
  age1: '1歳児クラス',
  age2: '2歳児クラス',
  older: '3歳以上',
  every: (minutes: number) => `${minutes}分ごと`,
  olderDaily: '3歳以上も毎日チェックする',
  olderDailyHint: 'えらばないときは、その日に足した子だけをチェックします',
  attest: '呼吸と顔色',
  tap: '体位をおすと、呼吸と顔色も見たことになる',
  each: '呼吸と顔色を、ひとつずつ入れる',
}
