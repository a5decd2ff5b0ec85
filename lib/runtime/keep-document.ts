import { contentDisposition } from '#documents/content-disposition.ts';
import { documentKey } from '#store/objects.ts';
import { bucket } from './bucket.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
} as const;

export interface ProducedDocument {
  /** A plan's, or the town's own. */
  readonly plan: string;
  /** Without its ending; ASCII, the same for the same thing. */
  readonly name: string;
  readonly ending: keyof typeof TYPES;
  /** What a browser calls it when it is kept, without its ending. */
  readonly title: string;
}

/** Keeps a produced document with its plan. A page is looked at, all else is kept under its Chinese name. */
export const keepDocument = ({ plan, name, ending, title }: ProducedDocument, content: Uint8Array | string): Promise<void> =>
  bucket().put(
    documentKey(plan, `${name}.${ending}`),
    content,
    TYPES[ending],
    ending === 'html' ? null : contentDisposition(`${title}.${ending}`, `${name}.${ending}`),
  );
