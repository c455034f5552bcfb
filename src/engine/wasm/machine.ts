/** What we need of the host's WebAssembly, declared here because the pure project knows no host. */
interface Memory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number; maximum: number }) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: { m: { memory: Memory } }) => { readonly exports: Exports };
};

interface Exports {
  readonly run: (from: number, to: number) => void;
  readonly mark?: (base: number, rows: number) => void;
}

const PAGE = 65536;
/** Addresses have 32 bits, and engines take no more pages than this. */
export const MOST_BYTES = 65536 * PAGE;

/** A compiled module with its memory. */
export interface Machine {
  readonly memory: ArrayBuffer;
  readonly run: (from: number, to: number) => void;
  /** Marks rows of whole blocks, from a byte on; only where rows are whole vectors. */
  readonly mark: ((base: number, rows: number) => void) | undefined;
}

/** Compiles the module. Each machine started from it has a memory of its own, of `bytes`, that never grows. */
export const machinesOf = (code: Uint8Array<ArrayBuffer>, bytes: number): (() => Machine) => {
  const pages = Math.ceil(bytes / PAGE);
  const module = new WebAssembly.Module(code);
  return () => {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { m: { memory } });
    return { memory: memory.buffer, run: exports.run, mark: exports.mark };
  };
};
