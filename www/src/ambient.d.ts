// What the bundler supplies at build time: the style sheets as one text, and the two texts of the inline build.

declare module '#sheets' {
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
