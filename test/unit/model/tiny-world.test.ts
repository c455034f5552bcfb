import { test } from 'vitest';
import { planned } from '../../support/shipped-world.ts';
import { tinyText } from '../../support/tiny-world.ts';
import { monthly, runOnce, overallOf } from '../../support/read-results.ts';
test('x', async () => {
  const r = await runOnce(planned(tinyText()));
  for (const s of r.series) if (s.recorded.axes.length < 2) for (let m = 0; m < s.members; m++) console.log(s.recorded.id, s.recorded.axes[0]?.members[m] ?? '', monthly(r, s.recorded.id, s.recorded.axes[0] ? [s.recorded.axes[0].name, s.recorded.axes[0].members[m]!] : undefined).slice(0, 8).map((x) => +x.toPrecision(6)).join(' '));
  console.log(overallOf(r, 'finance.npv'));
});
