/** A list cut into groups of at most `size`, in order. @example groupsOf([1, 2, 3], 2) //=> [[1, 2], [3]] */
export const groupsOf = <Item>(items: readonly Item[], size: number): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
