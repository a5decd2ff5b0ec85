import { endpoint } from '#runtime/endpoint.ts';
import { giveHead } from '#runtime/give-head.ts';

/** 换人: tasks are the department's and stay; the new head gets the list of them. */
export const changeHead = endpoint('changeHead', giveHead);
