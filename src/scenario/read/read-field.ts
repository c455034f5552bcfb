import type { Field } from '../format/field.ts';
import { type Node, toJson } from '../text/node.ts';
import { readDate, readMonth } from './date.ts';
import { readParameter } from './figure/parameter.ts';
import { readPrice } from './figure/price.ts';
import { readFigure } from './figure/read-figure.ts';
import { readItems } from './group/items.ts';
import { readList } from './group/list.ts';
import { readMap } from './group/map.ts';
import { readRecord } from './group/record.ts';
import type { Reading } from './reading.ts';
import { readChoice, readFlag, readFormulaText, readReference, readText } from './words.ts';

/** Reads a written value as its field declares; what is wrong is reported, and then there is no value. */
export const readField = (node: Node, field: Field, path: string, reading: Reading): unknown => {
  switch (field.kind) {
    case 'figure':
      return field.priced ? readPrice(node, field, path, reading) : readFigure(node, field, path, reading)?.value;
    case 'date':
      return readDate(node, field, path, reading);
    case 'month':
      return readMonth(node, field, path, reading);
    case 'text':
      return readText(node, field, path, reading);
    case 'reference':
      return readReference(node, field, path, reading);
    case 'choice':
      return readChoice(node, field, path, reading);
    case 'flag':
      return readFlag(node, field, path, reading);
    case 'formula':
      return readFormulaText(node, field, path, reading);
    case 'parameter':
      return readParameter(node, path, reading);
    case 'list':
      return readList(node, field, path, reading);
    case 'items':
      return readItems(node, field, path, reading);
    case 'map':
      return readMap(node, field, path, reading);
    case 'record':
      return readRecord(node, field, path, reading);
    case 'any':
      return toJson(node);
  }
};
