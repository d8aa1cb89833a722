const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14',
  ribbon: 'M4 2.5h8v11l-4-3-4 3z',
  close: 'm4 4 8 8m0-8-8 8',
  up: 'm4 10 4-4 4 4',
  down: 'm4 6 4 4 4-4',
  pencil: 'm3 13 .6-2.8L10.8 3l2.2 2.2-7.2 7.2z',
  star: 'm8 2.2 1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  sidebar: 'M2.5 3h11v10h-11zM6.5 3v10',
  margin: 'M2.5 3h11v10h-11zM9.5 3v10',
  history: 'M3.2 5.2A5.5 5.5 0 1 1 2.5 8M3 2.5v3h3M8 5v3.2l2 1.3',
  locked: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  unlocked: 'M4 7.5h8v6H4zM5.5 7.5V4.5a2.5 2.5 0 0 1 4.8-1',
  copies: 'M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3',
  note: 'M3 2.5h10v7.5l-3 3.5H3zM5.5 6h5M5.5 8.5h3',
  highlight: 'M2.5 13.5h11M6 11l-1-2.5 5-6 2 1.7-5 6z',
  help: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6q-.8.4-.8 1.3M8 11.2h.01',
  desk: 'M2.5 13.5V3h11v10.5M2.5 8.5h11M5.5 3v5.5',
} as const

export type IconName = keyof typeof paths

/** A 16-unit line drawing in the colour of its text; says nothing to a screen reader. */
export function Icon({ name, isFilled = false }: { name: IconName; isFilled?: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
