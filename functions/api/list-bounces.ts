import { endpoint } from '#runtime/endpoint.ts';

/** Addresses of my town that letters do not reach, each with the person whose it is. */
export const listBounces = endpoint('listBounces', async ({ town }, { bounces, organizations }) => {
  const [all, { people }] = await Promise.all([bounces.ofTown(town), organizations.load(town)]);
  const items = all.flatMap(({ address, why, day }) =>
    people
      .filter(({ id }) => id === address)
      .map(({ id, name, departments }) => ({ person: id, name, departments: [...departments], why, day })),
  );
  return { status: 200, headers: {}, body: { items } };
});
