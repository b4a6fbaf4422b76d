// Icons that in the family door only later screens need: apart from the others, they do not weigh on its first load.
import { icon } from './icons.tsx'

export const EyeIcon = /* @__PURE__ */ icon(
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6Z',
)
export const CalendarIcon = /* @__PURE__ */ icon(
  'M6 5.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2ZM4 10.5h16M8.5 3.5v4M15.5 3.5v4',
)
export const MemoIcon = /* @__PURE__ */ icon('M5 4.5h14v10l-4.5 5H5ZM14.5 19.5v-5H19M8.5 9h7M8.5 12.5h4')
export const DocumentIcon = /* @__PURE__ */ icon('M6 3.5h8l4.5 4.5v12.5H6ZM14 3.5V8h4.5M9 12.5h6M9 16h6')
export const PencilIcon = /* @__PURE__ */ icon('m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19ZM13.5 7l3.5 3.5')
/** Out of the house and back: an arrow that leaves a doorway. */
export const WayOutIcon = /* @__PURE__ */ icon('M11 4.5H5.5v15H11M10 12h10M16 8l4 4-4 4')
/** A camera. */
export const PictureIcon = /* @__PURE__ */ icon(
  'M4 7.5h4l1.5-2.5h5L16 7.5h4v11.5H4ZM12 10a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6Z',
)
export const AllergyIcon = /* @__PURE__ */ icon('M8 3h8l5 5v8l-5 5H8l-5-5V8ZM12 7.5v6M12 16.7v.1')
export const BowlIcon = /* @__PURE__ */ icon(
  'M3.5 12h17a8.5 8.5 0 0 1-5 6.5h-7a8.5 8.5 0 0 1-5-6.5ZM9.3 8.8c-.8-1.2.8-2 0-3.3M14 8.8c-.8-1.2.8-2 0-3.3',
)
export const DropIcon = /* @__PURE__ */ icon('M12 3.8c3.5 4.2 6 7 6 10.2a6 6 0 0 1-12 0c0-3.2 2.5-6 6-10.2Z')
export const HeartIcon = /* @__PURE__ */ icon('M12 19.5S4.5 15 4.5 9.6A4 4 0 0 1 12 7.8a4 4 0 0 1 7.5 1.8c0 5.4-7.5 9.9-7.5 9.9Z')
/** A quotation mark of the trade: 「」. */
export const QuoteIcon = /* @__PURE__ */ icon('M9.5 4.5H5v9M14.5 19.5H19v-9')
export const YenIcon = /* @__PURE__ */ icon('m6 4.5 6 8 6-8M12 12.5v7.5M7.5 13h9M7.5 16.5h9')
