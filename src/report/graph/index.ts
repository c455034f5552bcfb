export { dot } from './dot.ts';
export { type Graph, graphOf } from './graph.ts';
export { mermaid } from './mermaid.ts';
