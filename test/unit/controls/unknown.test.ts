import { describe, expect, it } from 'vitest';
import { hypothetical } from '../../../src/controls/index.ts';
import { ask, askUS, chip, part } from '../../support/rulebook.ts';

describe('a figure that is not known', () => {
  it('makes the status unknown and is named', () => {
    const d = askUS(chip('gaudi3_hl328'), '2024-06-01');
    expect(d.status).toBe('unknown');
    expect(d.missing).toContain('tpp');
    expect(d.reason).toContain('TPP is not known');
    expect(d.licence_policy).toBeNull();
  });

  it('names the density, not the performance, where only the area is missing', () => {
    const d = askUS(part({ tpp: 2000, area: undefined }), '2024-06-01');
    expect([d.status, d.missing]).toEqual(['unknown', ['performance_density']]);
    expect(d.performance_density).toBeNull();
  });

  it('does not matter where the known figures decide', () => {
    expect(askUS(part({ tpp: 4800, area: undefined, io: undefined, memory_bandwidth: undefined }), '2024-06-01').status).toBe('licence');
    expect(askUS(part({ tpp: 1000, area: undefined }), '2024-06-01').status).toBe('free');
    expect(askUS(part({ tpp: undefined, io: 300 }), '2023-01-01').status).toBe('free');
    expect(askUS(part({ tpp: undefined, io: 900 }), '2023-01-01').missing).toEqual(['tpp']);
  });

  it('does not matter where another act restricts as much', () => {
    const d = askUS(chip('mi308x'), '2025-05-01');
    expect([d.status, d.missing]).toEqual(['licence', []]);
    expect(d.rules.filter((r) => r.status === 'unknown').map((r) => r.regime)).toEqual(['us-2023-10-17-acs-ifr']);
  });

  it('leaves the stricter policy standing where it would decide on the milder one', () => {
    const d = askUS(part({ tpp: 9000, memory_bandwidth: undefined }), '2026-06-01');
    expect([d.status, d.licence_policy]).toEqual(['licence', 'presumption-of-denial']);
    expect(d.rules.find((r) => r.regime === 'us-2026-01-15-case-by-case')?.reason).toContain('memory bandwidth is not known');
  });

  it('can make a relaxation, and so the status, unknown', () => {
    const d = askUS(part({ tpp: 4800, area: 3200, datacentre: undefined }), '2024-06-01');
    expect([d.status, d.missing]).toEqual(['unknown', ['datacentre']]);
  });

  it('a designer whose country is not known may be anyone’s', () => {
    expect(ask(part({ tpp: 9000, maker: undefined }), '2025-06-01', { destination: 'US' }).missing).toEqual(['maker']);
  });

  it('a chip on paper is a US data-centre part unless said otherwise; what is not given stays unknown', () => {
    expect(ask(hypothetical({ tpp: 4799.9, area: 3000 }), '2024-06-01')).toMatchObject({ chip: 'hypothetical', status: 'free' });
    expect(ask(hypothetical({ tpp: 4799.9, area: 3000 }), '2025-06-01').missing).toEqual(['memory_bandwidth', 'io']);
    expect(ask(hypothetical({ tpp: 4700, area: 600, datacentre: false }), '2024-06-01').status).toBe('free');
  });
});
