import type { Node } from '../text/node.ts';

const plain = /^[^\n#:,[\]{}"'&*!|]+$/;

/** Letters of other scripts are looked up only where there are any: their list is long. */
const begins = (text: string): boolean => /^[A-Za-z\d=<>$%+.(/]/.test(text) || (/^[^ -~]/.test(text) && /^\p{L}/u.test(text));

const word = (text: string): string => (plain.test(text) && begins(text) && text.trim() === text ? text : JSON.stringify(text));

/** Parts one after another, until there is no room for more. */
const joined = <T>(parts: Iterable<T>, print: (part: T, room: number) => string, room: number): string => {
  let text = '';
  for (const part of parts) {
    if (text.length > room) return `${text}, …`;
    text += (text === '' ? '' : ', ') + print(part, room - text.length);
  }
  return text;
};

/**
 * A node as flow YAML, the way a person would write it on one line.
 * @param room characters wanted; what comes after is not printed
 */
export const printNode = (node: Node, room: number): string => {
  if (node.kind === 'list') return `[${joined(node.items, printNode, room)}]`;
  if (node.kind === 'map') return `{${joined(node.entries, ([key, entry], left) => `${word(key)}: ${printNode(entry.node, left)}`, room)}}`;
  return typeof node.value === 'string' ? word(node.value) : node.text || String(node.value);
};
