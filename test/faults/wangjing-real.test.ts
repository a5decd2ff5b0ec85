import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { theYear } from '../support/story/the-year.ts';

const real = fileURLToPath(new URL('../../../shared/reports/wangjing-2022.txt', import.meta.url));
const example = fileURLToPath(new URL('../../examples/wangjing-2022/report.txt', import.meta.url));

/** At the end it moves to a second system: what the story left in every corner of it comes out again as the same bytes. */
if (existsSync(real)) theYear('the real report', real, { moves: true });
else theYear('the example report, the real one is not at hand,', example, { moves: true });
