import type { Graph, GraphNode } from './graph.ts';

/** A quoted string of the DOT language: only the quote and the backslash mean something in it. */
const quoted = (lines: readonly string[]): string => `"${lines.map((line) => line.replace(/["\\]/g, '\\$&')).join('\\l')}\\l"`;

const STYLE: Readonly<Record<GraphNode['kind'], string>> = {
  figure: 'shape=box',
  given: 'shape=box, style=rounded',
  more: 'shape=plain, fontcolor=gray40',
};

/** An explanation as a Graphviz drawing (DOT language). */
export const dot = ({ nodes, edges }: Graph): string =>
  [
    'digraph explanation {',
    '  rankdir=RL;',
    '  node [fontname="sans-serif", fontsize=10];',
    ...nodes.map(({ id, kind, lines }) => `  ${id} [${STYLE[kind]}, label=${quoted(lines)}];`),
    ...edges.map(({ from, to }) => `  ${from} -> ${to};`),
    '}',
  ].join('\n');
