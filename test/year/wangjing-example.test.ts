import { fileURLToPath } from 'node:url';
import { theYear } from '../support/story/the-year.ts';

theYear('the example report', fileURLToPath(new URL('../../examples/wangjing-2022/report.txt', import.meta.url)), { moves: false });
