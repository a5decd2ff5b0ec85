import { http } from '#runtime/endpoint.ts';
import { createPlan } from './create-plan.ts';
import { getDocument } from './get-document.ts';
import { getSplit } from './get-split.ts';

/** Documents in and out: the operations that need the bucket. */
export const handler = http({ createPlan, getSplit, getDocument });
