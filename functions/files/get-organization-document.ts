import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { documentKey } from '#store/objects.ts';

/** A workbook of departments and people that was made. Only the office has the list with all addresses. */
export const getOrganizationDocument = endpoint('getOrganizationDocument', async ({ params, town }) => {
  const { bytes, type, disposition } = await bucket().get(documentKey(town, params.name ?? ''));
  const headers = { 'content-type': type, ...(disposition !== null && { 'content-disposition': disposition }) };
  return { status: 200, headers, body: Buffer.from(bytes).toString('base64'), base64: true };
});
