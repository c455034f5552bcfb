import type { Answer, Explanation, Figure, Given, Part } from '../../study/explain/index.ts';

const partJson = ({ name, number, text, origin, source, asOf, confidence }: Part) => ({
  name,
  value: number?.value ?? null,
  unit: number?.unit ?? null,
  text,
  origin,
  source: source ?? null,
  as_of: asOf ?? null,
  confidence: confidence ?? null,
});

const givenJson = (g: Given) => ({
  name: g.name,
  input: g.input,
  ...g.place,
  value: g.value,
  unit: g.unit,
  text: g.text,
  origin: g.origin,
  source: g.source ?? null,
  as_of: g.asOf ?? null,
  confidence: g.confidence ?? null,
  ...(g.parts.length > 0 && { parts: g.parts.map(partJson) }),
});

const figureJson = (f: Figure, draw: number): object => ({
  variable: f.variable,
  ...f.place,
  period: f.period,
  unit: f.unit,
  value: f.value,
  draw,
  equation: f.equation ?? null,
  limit: f.limit?.name ?? null,
  ...(f.limit && { next_limit: f.limit.next ?? null, next_limit_unused: f.limit.unused ?? null }),
  ...(f.origin && { origin: f.origin }),
  inputs: f.inputs.map((i) => partOfAnswer(i, draw)),
});

const partOfAnswer = (e: Explanation, draw: number): object => {
  if (e.kind === 'figure') return figureJson(e, draw);
  if (e.kind === 'given') return givenJson(e);
  const { variable, place, period, value, unit, why, count } = e;
  return { variable, ...place, period, value, unit, more: true, why, ...(count !== undefined && { count }) };
};

/** An answer as other programs read it. */
export const answerJson = ({ figure, draw }: Answer): object => partOfAnswer(figure, draw);
