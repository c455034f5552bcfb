import type { Layout } from '../../../src/engine/plan/layout.ts';
import type { Plan } from '../../../src/engine/plan/plan.ts';
import { elementary } from './elementary.ts';
import { CNest } from './nest.ts';

const emptyConveyors = (plan: Plan, layout: Layout): string => {
  const sent = new Set(plan.program.statements.filter((s) => s.mode === 'send').map((s) => s.target));
  return [...sent]
    .map((target) => {
      const place = layout.places.get(target);
      if (!place) return '';
      const bytes = place.members * place.row;
      return `memset(M+${place.base}+(t+${place.span.ahead})%${place.slots}*${bytes}L,0,${bytes});`;
    })
    .join('\n');
};

/**
 * The planned nests as a C program: `limit image repeats out` reads a memory image, runs all months `repeats` times, each time from that image,
 * prints the nanoseconds of each run and writes the memory of the last.
 */
export const cText = (plan: Plan, layout: Layout): string => {
  const { months } = plan.program;
  const nests = plan.nests.map((nest, i) => new CNest(layout, nest, months).text(i));
  return `#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
static char*M;
typedef double pair __attribute__((vector_size(16),may_alias,aligned(8)));
static inline long slot_of(int s,int slots){return s<0?s+slots:s;}
${elementary()}
${nests.join('\n')}
static int64_t run(void){int64_t broken=0;for(long t=0;t<${months};t++){
${emptyConveyors(plan, layout)}
${plan.nests.map((_, i) => `broken|=n${i}(t);`).join('')}}return broken;}
int main(int n,char**a){const long size=${layout.bytes};char*image=aligned_alloc(4096,(size+4095)/4096*4096);M=aligned_alloc(4096,(size+4095)/4096*4096);
FILE*f=fopen(a[1],"rb");if(!f||fread(image,1,size,f)!=(size_t)size)return 2;fclose(f);
for(int r=0;r<atoi(a[2]);r++){memcpy(M,image,size);struct timespec x,y;clock_gettime(CLOCK_THREAD_CPUTIME_ID,&x);if(run())return 3;clock_gettime(CLOCK_THREAD_CPUTIME_ID,&y);
printf("%.0f\\n",(y.tv_sec-x.tv_sec)*1e9+(y.tv_nsec-x.tv_nsec));}
if(n>3){f=fopen(a[3],"wb");if(!f||fwrite(M,1,size,f)!=(size_t)size)return 4;fclose(f);}return 0;}
`;
};
