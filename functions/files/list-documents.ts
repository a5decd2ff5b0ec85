import { documentTitle, formatOf, isForTheOffice } from '#domain/produced-document.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { documentFolder } from '#store/objects.ts';

/** Produced files of a plan; what is for the office alone is not listed for others. */
export const listDocuments = endpoint('listDocuments', async ({ params, member, town }, { plans, organizations }) => {
  const { plan } = await plans.load(params.plan ?? '');
  const folder = documentFolder(plan);
  const [{ name: townName }, objects] = await Promise.all([organizations.header(town), bucket().list(folder)]);
  const items = objects
    .map(({ key, bytes }) => ({ name: key.slice(folder.length), bytes }))
    .filter(({ name }) => member.role === 'office' || !isForTheOffice(name))
    .map(({ name, bytes }) => ({ name, title: documentTitle(name, { town: townName, plan }), bytes, format: formatOf(name) }));
  return { status: 200, headers: {}, body: { items } };
});
