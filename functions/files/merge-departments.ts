import { endpoint } from '#runtime/endpoint.ts';
import { carryOutMerger } from '#runtime/merge-departments.ts';

/** 合并、改名: several departments become one, or one gets another name. The same POST goes on where an interrupted one stopped. */
export const mergeDepartments = endpoint('mergeDepartments', carryOutMerger);
