import { fileURLToPath } from 'node:url';
import { theYear } from '../support/story/the-year.ts';

theYear('the real report', fileURLToPath(new URL('../../../shared/reports/wangjing-2022.txt', import.meta.url)), { moves: false });
