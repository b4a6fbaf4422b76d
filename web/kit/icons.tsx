// One family of line icons: 24 grid, stroke 1.75, round ends, no fill. An icon never stands without its word.
// Each is a constant of its own, so that a door carries only the icons it imports.
export interface IconProps {
  /** Side in CSS pixels at 100 % text; it grows with the text. 26 on big buttons, 18–20 on the desk. */
  size?: number
  class?: string | undefined
}

/** Draws an icon from its path. */
export const icon =
  (d: string) =>
  ({ size = 20, class: name }: IconProps) => (
    <svg
      class={name}
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  )

export type Icon = ReturnType<typeof icon>

export const HomeIcon = /* @__PURE__ */ icon('M4 11.2 12 4.2l8 7M6.2 9.5v10.3h11.6V9.5M10 19.8v-5h4v5')
export const BookIcon = /* @__PURE__ */ icon(
  'M12 6.6C10 5.2 7 4.6 3.5 5v13.6c3.5-.4 6.5.2 8.5 1.6 2-1.4 5-2 8.5-1.6V5c-3.5-.4-6.5.2-8.5 1.6ZM12 6.6v13.6',
)
export const GrowthIcon = /* @__PURE__ */ icon('M4 4v16h16M7 16.5c6.5 0 4-8.5 12.5-10')
export const BedIcon = /* @__PURE__ */ icon(
  'M3 7v12M3 16.5h18M21 19v-4.5a3.5 3.5 0 0 0-3.5-3.5H11v5.5M7 10.2a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8Z',
)
export const ClockIcon = /* @__PURE__ */ icon('M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7v5l3.2 2')
export const PickupIcon = /* @__PURE__ */ icon(
  'M9.5 3.5a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM4 20v-2.5c0-3.6 2-6 5.5-6 2 0 3.3.8 4.3 2.3l-2.3 3M17 11.3a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8ZM13.3 20c.2-1.9 1.5-2.9 3.7-2.9s3.5 1 3.7 2.9',
)
export const GlobeIcon = /* @__PURE__ */ icon(
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM3.5 12h17M12 3.5c4.7 5 4.7 12 0 17-4.7-5-4.7-12 0-17Z',
)
export const BellIcon = /* @__PURE__ */ icon('M6.5 16V11a5.5 5.5 0 0 1 11 0v5l1.7 2H4.8ZM10 20.8h4M12 5.5V3.5')
export const ChevronLeftIcon = /* @__PURE__ */ icon('m14.5 5.5-6.5 6.5 6.5 6.5')
export const ChevronRightIcon = /* @__PURE__ */ icon('m9.5 5.5 6.5 6.5-6.5 6.5')
export const ChevronDownIcon = /* @__PURE__ */ icon('m5.5 9.5 6.5 6.5 6.5-6.5')
export const SearchIcon = /* @__PURE__ */ icon('M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12ZM15 15l5 5')
export const PrinterIcon = /* @__PURE__ */ icon(
  'M7 9V4h10v5M7 17H4v-6.5A1.5 1.5 0 0 1 5.5 9h13a1.5 1.5 0 0 1 1.5 1.5V17h-3M7 14h10v6H7Z',
)
export const QrIcon = /* @__PURE__ */ icon('M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5H14ZM20 14v3M17.5 20H20M14 20h.5')
export const DownloadIcon = /* @__PURE__ */ icon('M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15')
export const UploadIcon = /* @__PURE__ */ icon('M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 19.5h15')
export const PhoneIcon = /* @__PURE__ */ icon(
  'M5 4h3.3l1.7 4.3-2 1.6a12.5 12.5 0 0 0 6.1 6.1l1.6-2 4.3 1.7V19a1.9 1.9 0 0 1-2 1.9A16.5 16.5 0 0 1 3.1 6 1.9 1.9 0 0 1 5 4Z',
)
export const UndoIcon = /* @__PURE__ */ icon('M8.5 4.5 4.5 8.5l4 4M4.5 8.5h9a5.3 5.3 0 0 1 0 10.6h-3.5')
export const CheckIcon = /* @__PURE__ */ icon('m4.5 12.8 5 5L19.5 7')
export const CrossIcon = /* @__PURE__ */ icon('m6 6 12 12M18 6 6 18')
export const CloudIcon = /* @__PURE__ */ icon(
  'M7.2 18.5a4.3 4.3 0 0 1-.6-8.6 5.7 5.7 0 0 1 11 1.2 3.8 3.8 0 0 1-.6 7.4ZM12 16v-5M9.7 13l2.3-2.3 2.3 2.3',
)
export const LockIcon = /* @__PURE__ */ icon(
  'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2ZM8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2',
)
export const PeopleIcon = /* @__PURE__ */ icon(
  'M9 5a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 9 5ZM2.8 19.5c.3-3.7 2.7-5.4 6.2-5.4s5.9 1.7 6.2 5.4M15.5 5.3a3.2 3.2 0 0 1 0 5.8M17.7 14.6c2.1.7 3.3 2.3 3.5 4.9',
)
export const InboxIcon = /* @__PURE__ */ icon('M4 13.5 6.8 5h10.4L20 13.5V19H4ZM4 13.5h4.5l1.2 2.5h4.6l1.2-2.5H20')
export const GearIcon = /* @__PURE__ */ icon(
  'M12 8.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8ZM12 3.5v2.8M12 17.7v2.8M3.5 12h2.8M17.7 12h2.8M6 6l2 2M16 16l2 2M18 6l-2 2M8 16l-2 2',
)
export const ShieldIcon = /* @__PURE__ */ icon('M12 3.5 19 6v5.5c0 4.2-2.6 7.3-7 9-4.4-1.7-7-4.8-7-9V6Z')
export const YenIcon = /* @__PURE__ */ icon('m6 4.5 6 8 6-8M12 12.5V20M7.5 12.5h9M7.5 16.2h9')
export const ThermometerIcon = /* @__PURE__ */ icon('M9.8 13.5V6a2.2 2.2 0 0 1 4.4 0v7.5a4.2 4.2 0 1 1-4.4 0ZM12 9.5v7.5')
export const MoonIcon = /* @__PURE__ */ icon('M19.7 14.2A8 8 0 1 1 9.8 4.3a6.5 6.5 0 0 0 9.9 9.9Z')
export const OutingIcon = /* @__PURE__ */ icon('M11 4.5H5v15h6M10 12h10M16.5 8.5 20 12l-3.5 3.5')
export const DoorIcon = /* @__PURE__ */ icon('M4 20.5h16M6.5 20.5V4.5h8l3 2v14M14.5 4.5v16M11.7 12.5v1')
export const TallyIcon = /* @__PURE__ */ icon('M5.5 6v12M9.5 6v12M13.5 6v12M17.5 6v12M3 15.5l18-7')
export const PlusIcon = /* @__PURE__ */ icon('M12 5v14M5 12h14')
export const MinusIcon = /* @__PURE__ */ icon('M5 12h14')
export const BadgeIcon = /* @__PURE__ */ icon(
  'M6.5 6h11v14.5h-11ZM10 6V3.5h4V6M12 9.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4M9 17.5c.7-2.2 5.3-2.2 6 0',
)
export const BuildingIcon = /* @__PURE__ */ icon('M4 20.5V9.5l8-5.5 8 5.5v11M9.5 20.5v-6h5v6M4 20.5h16M9 10.5h.01M15 10.5h.01')
export const MenuIcon = /* @__PURE__ */ icon('M4 7h16M4 12h16M4 17h16')
export const HelpIcon = /* @__PURE__ */ icon(
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM9.6 9.7a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.7M12 16.6h.01',
)
export const PulseIcon = /* @__PURE__ */ icon('M3 12.5h4l2.5-6 4.5 11 2.5-5H21')
export const LinkIcon = /* @__PURE__ */ icon(
  'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
)
