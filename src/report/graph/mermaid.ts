import type { Graph, GraphNode } from './graph.ts';

/** Characters that end a text or begin markup, as entity codes of Mermaid. */
const escaped = (line: string): string => line.replace(/[&"#<>;`[\]{}|]/g, (c) => `#${c.codePointAt(0)};`);

const BRACKETS: Readonly<Record<GraphNode['kind'], readonly [string, string]>> = {
  figure: ['["', '"]'],
  given: ['("', '")'],
  more: ['[/"', '"/]'],
};

/** An explanation as a Mermaid flowchart, for pages that draw those. */
export const mermaid = ({ nodes, edges }: Graph): string =>
  [
    'flowchart RL',
    ...nodes.map(({ id, kind, lines }) => `  ${id}${BRACKETS[kind][0]}${lines.map(escaped).join('<br/>')}${BRACKETS[kind][1]}`),
    ...edges.map(({ from, to }) => `  ${from} --> ${to}`),
  ].join('\n');
