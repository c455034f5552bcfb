export { type BreakEven, type BreakEvenRequest, type BreakEvenResult, breakEven } from './break-even.ts';
