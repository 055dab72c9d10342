// What the bundler supplies at build time: style sheets as text, and the two texts of the inline build.

declare module '*.css' {
  const text: string;
  export default text;
}

declare module '#worker-text' {
  const text: string;
  export default text;
}

declare module '#engine-payload' {
  const base85: string;
  export default base85;
}

/** File name of the bundled worker, beside the module (build target `url`). */
declare const WORKER_FILE: string;

/** File name of the wasm module, beside the module (build target `url`). */
declare const ENGINE_FILE: string;

/** SHA-256 of the wasm module, in hexadecimal. */
declare const ENGINE_HASH: string;

/** The part of d3-hierarchy that the mind map uses; the package brings no types. */
declare module 'd3-hierarchy' {
  interface Placed<T> {
    data: T;
    depth: number;
    x: number;
    parent: Placed<T> | null;
    eachBefore(visit: (node: Placed<T>) => void): void;
  }
  interface Layout<T> {
    (root: Placed<T>): Placed<T>;
    nodeSize(size: [number, number]): Layout<T>;
    separation(gap: () => number): Layout<T>;
  }
  export function hierarchy<T>(data: T, children: (data: T) => T[]): Placed<T>;
  export function tree<T>(): Layout<T>;
}
