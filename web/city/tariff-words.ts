import { said } from '../office/say.ts'

export const words = said({
  title: '市の料金表',
  more: '市で決めた延長保育料を、すべての園にいちどに配ります。園は、月極・減免・有料品を子どもごとに足すだけです。過ぎた月と締めた月の額は変わりません。あとからひらく園にも入ります。',
  startsOn: 'いつから',
  give: 'すべての園に配る',
  given: (count: number) => `${count}園に配りました`,
  kept: (count: number) => `配れなかった園が${count}あります`,
  keptMore: 'これらの園は、いまの料金表のままです。',
  before: 'これまでに配った料金表',
  startsFrom: (day: string) => `${day}から`,
  givenOn: (day: string) => `${day} に配りました`,
  again: '別の料金表を配る',
})
