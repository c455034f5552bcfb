"""The kernel of numpy.ts with arrays over cells and draws: prints CPU nanoseconds a cell, month and draw."""
import resource
import sys

import numpy

months, cells, draws, repeats = (int(a) for a in sys.argv[1:])
random = numpy.random.default_rng(1)
power = random.uniform(20, 30, (months, cells, draws))
failure = random.uniform(0, 0.05, (1, draws))
need = numpy.linspace(0.7, 1.9, cells)[:, None]


def run():
    chips = numpy.full((cells, draws), 2.0)
    totals = []
    for month in range(months):
        room = numpy.maximum(0, power[month] - chips * need) * (1 / need)
        adding = numpy.minimum(11, room)
        failed = chips * failure
        chips = chips + adding - failed
        totals.append(chips.sum(axis=0))
    return totals


run()
times = []
for _ in range(repeats):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    run()
    times.append(resource.getrusage(resource.RUSAGE_SELF).ru_utime - before)
print(sorted(times)[repeats // 2] * 1e9 / months / cells / draws, numpy.__version__)
