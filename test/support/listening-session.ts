import type { Session } from '../../src/cli/session.ts';

/** A session that keeps what commands say. */
export const listening = (more: Partial<Session> = {}) => {
  const said = { out: '', err: '' };
  const session: Session = {
    out: (text) => {
      said.out += `${text}\n`;
    },
    err: (text) => {
      said.err += `${text}\n`;
    },
    outColour: false,
    errColour: false,
    terminal: false,
    width: 100,
    watched: false,
    json: false,
    quiet: false,
    debug: false,
    ...more,
  };
  return { session, said };
};
