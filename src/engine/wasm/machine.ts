/** What we need of the host's WebAssembly, declared here because the pure project knows no host. */
interface Memory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number; maximum: number }) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { m: { memory: Memory } },
  ) => { readonly exports: { readonly run: (from: number, to: number) => void } };
};

const PAGE = 65536;
/** Addresses have 32 bits, and engines take no more pages than this. */
export const MOST_BYTES = 65536 * PAGE;

/** A compiled module with its memory. */
export interface Machine {
  readonly memory: ArrayBuffer;
  readonly run: (from: number, to: number) => void;
}

/** Compiles the module and gives it a memory of `bytes` that never grows. */
export const startMachine = (code: Uint8Array<ArrayBuffer>, bytes: number): Machine => {
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { m: { memory } });
  return { memory: memory.buffer, run: exports.run };
};
