import type { Answer, Explanation } from '../../study/explain/index.ts';
import { amount, headOf, limitText, moreText, nameWithPlace, shortened, sourceText } from '../terminal/explanation/words.ts';

/** A box of a drawing, with its lines of text. */
export interface GraphNode {
  readonly id: string;
  readonly kind: Explanation['kind'];
  readonly lines: readonly string[];
}

/** What a drawing of an explanation shows: each number once, arrows from what enters to what it enters. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

const LONGEST_LINE = 70;

const linesOf = (e: Explanation): readonly string[] => {
  if (e.kind === 'given') return [`${nameWithPlace(e.input, e.place)} = ${amount(e.value, e.unit)}`, sourceText(e)];
  if (e.kind === 'more') return [moreText(e), ...(e.period === '' ? [] : [e.period])];
  const limit = e.limit === undefined ? [] : [`limit: ${limitText(e.limit)}`];
  return [headOf(e), ...(e.period === '' ? [] : [e.period]), ...(e.equation === undefined ? [] : [`= ${e.equation}`]), ...limit];
};

/** What makes two parts of an explanation the same number. */
const identity = (e: Explanation): string => {
  const where = JSON.stringify(e.place);
  if (e.kind === 'given') return `given ${e.input} ${where} ${e.value}`;
  return e.kind === 'more' && e.why === 'others' ? '' : `${e.variable} ${e.period} ${where} ${e.value}`;
};

/** The drawing of an answer. A number that is explained elsewhere in the tree is the box it is explained in. */
export const graphOf = ({ figure }: Answer): Graph => {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, { from: string; to: string }>();
  const box = (e: Explanation): GraphNode => {
    const own = identity(e);
    const key = own === '' ? `others ${nodes.size}` : own;
    const known = nodes.get(key);
    if (known && (known.kind !== 'more' || e.kind === 'more')) return known;
    const made = { id: known?.id ?? `n${nodes.size}`, kind: e.kind, lines: linesOf(e).map((line) => shortened(line, LONGEST_LINE)) };
    nodes.set(key, made);
    return made;
  };
  const visit = (e: Explanation): GraphNode => {
    const node = box(e);
    if (e.kind !== 'figure') return node;
    for (const input of e.inputs) {
      const from = visit(input).id;
      edges.set(`${from} ${node.id}`, { from, to: node.id });
    }
    return node;
  };
  visit(figure);
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
};
