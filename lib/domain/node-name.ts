import type { Task } from './task.ts';

/**
 * The name of a node as everybody may read it: of a sensitive task (纪检, 信访) its place, since a head names nodes in own words.
 * @example nodeName({ sensitive: true, nodes: [{ name: '约谈' }, …] }, '约谈') //=> '节点1'
 */
export const nodeName = ({ sensitive, nodes }: Pick<Task, 'sensitive' | 'nodes'>, name: string): string =>
  sensitive ? `节点${nodes.findIndex((node) => node.name === name) + 1}` : name;

/** The same in a sentence. @example quotedNode({ sensitive: false, … }, '圈舍建成') //=> '节点“圈舍建成”' */
export const quotedNode = (task: Pick<Task, 'sensitive' | 'nodes'>, name: string): string =>
  task.sensitive ? nodeName(task, name) : `节点“${name}”`;
