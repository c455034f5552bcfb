/**
 * Nesting a parser may meet: generous beside what the format needs, since marks inside quotes are counted too,
 * and little beside what would exhaust its stack.
 */
const DEEPEST = 100;

/** Brackets open at each offset, whatever they stand in. */
const inBrackets = (text: string): number | undefined => {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[' || c === '{') open++;
    else if ((c === ']' || c === '}') && open > 0) open--;
    if (open > DEEPEST) return i;
  }
  return undefined;
};

/** Marks that nest on one line, `- - -` or `a: a: a:`, before any bracket of the line. */
const onLine = (line: string): boolean => (line.split(/[[{]/, 1)[0]?.match(/[-?:](?=\s|$)/g)?.length ?? 0) > DEEPEST;

/** Where a text nests deeper than any plan does, found before a parser follows it down; undefined where it does not. */
export const tooDeepAt = (text: string): number | undefined => {
  const bracket = inBrackets(text);
  if (bracket !== undefined) return bracket;
  const indents: number[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/);
    while (indent >= 0 && indents.length > 0 && (indents.at(-1) as number) >= indent) indents.pop();
    if (indent >= 0) indents.push(indent);
    if (indents.length > DEEPEST || onLine(line)) return offset + Math.max(0, indent);
    offset += line.length + 1;
  }
  return undefined;
};
