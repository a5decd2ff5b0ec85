import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { theYear } from '../support/story/the-year.ts';

const real = fileURLToPath(new URL('../../../shared/reports/wangjing-2022.txt', import.meta.url));
const example = fileURLToPath(new URL('../../examples/wangjing-2022/report.txt', import.meta.url));

/** Of both reports; the real one has two more. */
const together = ['1.2+1.4', '4.1+4.3', '7.1+7.2'];

/** At the end it moves to a second system: what the story left in every corner of it comes out again as the same bytes. */
if (existsSync(real)) theYear('the real report', real, { moves: true, together: [...together, '8.1+8.4', '9.1+9.3'] });
else theYear('the example report, the real one is not at hand,', example, { moves: true, together });
