import type { DESCRIPTION_ROUTES } from '../routes/description.ts';
import type { Examples } from './example.ts';

export const DESCRIPTION_EXAMPLES: Examples<keyof typeof DESCRIPTION_ROUTES> = {
  describeApi: {
    title: '本说明（OpenAPI 3.1）',
    text: '供工具读取；ETag 是内容的摘要。',
    headers: { etag: '"uJ0cVZ2mQ8yqk1sYb5Xw3A"' },
    answer: '{"openapi":"3.1.1"}',
  },
  readDocs: {
    title: '本说明（网页）',
    text: '供人阅读；不用脚本，不引外部资源。',
    headers: { etag: '"Zr7fW1n0T9aLx4cKq2mEdw"' },
    answer: '<!doctype html>',
  },
};
