import { formatMonth } from '../../kit/month.ts';
import { LIMITS } from '../text/limits.ts';
import { child, type MapNode } from '../text/node.ts';
import { monthIn } from './date.ts';
import type { Horizon, Reading } from './reading.ts';

/** Reads the horizon before anything else, since every date counts from it. An end that is missing is reported with the rest. */
export const readHorizon = (root: MapNode, reading: Reading): Horizon | undefined => {
  const node = child(root, 'horizon');
  const [startNode, endNode] = [child(node, 'start'), child(node, 'end')];
  if (!startNode || !endNode) return undefined;
  const [start, end] = [monthIn(startNode, 'horizon.start', reading), monthIn(endNode, 'horizon.end', reading)];
  if (start === undefined || end === undefined) return undefined;
  const months = end - start + 1;
  if (months < 1) {
    return reading.report(
      endNode.place,
      'reversed-interval',
      `horizon.end: ${formatMonth(end)} is before the start, ${formatMonth(start)}`,
    );
  }
  if (months <= LIMITS.months) return { start, months };
  return reading.report(endNode.place, 'horizon-too-long', `horizon: ${months} months; a run has ${LIMITS.months} at most`);
};
