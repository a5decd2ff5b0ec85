import { sha256Of } from './export-year.ts';
import { keepDocument, type ProducedDocument } from './keep-document.ts';

/** What a document is of, beside its content: its name begins with it. */
type Named = Omit<ProducedDocument, 'name'> & { readonly noun: string };

/** Keeps a document under a name made of its content, and tells that name. Made again of the same, it is the same object. */
export const keepByContent = async ({ noun, ...file }: Named, bytes: Uint8Array): Promise<string> => {
  const name = `${noun}-${sha256Of(bytes).slice(0, 16)}`;
  await keepDocument({ ...file, name }, bytes);
  return `${name}.${file.ending}`;
};
