/** A known pick-up person as a report writes them: 山田花子（祖母）, or 祖母 where the name says no more. */
export const personText = ({ name, relationship }: { name: string; relationship: string }): string => {
  const text = !relationship || relationship === name ? name : `${name}（${relationship}）`
  return [...text].slice(0, 40).join('')
}

/** Where there is little room: 祖母 of 山田花子（祖母）, else the whole. */
export const shortPerson = (person: string): string => /（([^（）]+)）$/.exec(person)?.[1] ?? person
