import { endpoint } from '#runtime/endpoint.ts';

/** What was changed in the town, newest first; the cursor is the place of the last entry given. */
export const listTownHistory = endpoint('listTownHistory', async ({ town, query }, { histories }) => {
  const found = await histories.ofTown(town, { before: query.cursor, most: query.limit + 1 });
  const items = found.slice(0, query.limit);
  const nextCursor = found.length > query.limit ? (items.at(-1)?.place ?? null) : null;
  return { status: 200, headers: linkTo(query.limit, nextCursor), body: { items, nextCursor } };
});

const linkTo = (limit: number, cursor: string | null): Record<string, string> =>
  cursor === null ? {} : { link: `</v1/organization/history?${new URLSearchParams({ limit: String(limit), cursor })}>; rel="next"` };
