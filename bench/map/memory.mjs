/** What a page holds once its map is at rest. */
import { visit } from "./visit.mjs";

const SETTLE_MS = 3000;

/**
 * Bytes of scripts, elements, canvases and workers, as the browser counts them for a page, and of
 * WebAssembly's memory, which it leaves out.
 */
export const memory = (options) =>
  visit({ ...options, script: `(${keepMemories})()` }, async ({ page, devtools }) => {
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(SETTLE_MS);
    await devtools.send("HeapProfiler.collectGarbage");
    return page.evaluate(async () => {
      const counted = await performance.measureUserAgentSpecificMemory();
      const wasm = [...window.wasmMemories].map(({ buffer }) => buffer.byteLength);
      return wasm.reduce((sum, bytes) => sum + bytes, counted.bytes);
    });
  });

/** Runs in the page before its own scripts: keeps a hold of the memories of its modules. */
function keepMemories() {
  const memories = (window.wasmMemories = new Set());
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const started = await start(...args);
      for (const part of Object.values((started.instance ?? started).exports)) {
        if (part instanceof WebAssembly.Memory) memories.add(part);
      }
      return started;
    };
  }
}
