import type { UnsplitPiece } from '#domain/plan.ts';
import { put, type Write } from './commit.ts';

/** What became no task: offsets and reason, no text (the report has it). */
export const unsplitPart = (plan: string, pieces: readonly UnsplitPiece[]): Write =>
  put({ pk: `PLAN#${plan}`, sk: 'UNSPLIT', pieces: pieces.map(({ start, end, why }) => ({ start, end, why })) });
