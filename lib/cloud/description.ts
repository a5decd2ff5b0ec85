import { openApiDocument } from '#contract/openapi/document.ts';
import { apiPage } from '#documents/api-page.ts';

/** The API's description as the files that lie beside the code of `Api`, by name: for tools, and as a page to read. */
export const descriptionFiles = (): Readonly<Record<string, string>> => {
  const description = openApiDocument();
  return { 'openapi.json': JSON.stringify(description), 'docs.html': apiPage(description) };
};
