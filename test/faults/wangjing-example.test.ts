import { fileURLToPath } from 'node:url';
import { theYear } from '../support/story/the-year.ts';

const report = fileURLToPath(new URL('../../examples/wangjing-2022/report.txt', import.meta.url));

theYear('the example report', report, { moves: false, together: ['1.2+1.4', '4.1+4.3', '7.1+7.2'] });
