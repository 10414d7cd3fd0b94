/** The page on which the browser's sides are measured. */
import { fileURLToPath } from "node:url";

export default {
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: false,
  logLevel: "error",
  build: { target: "es2022", emptyOutDir: true, assetsInlineLimit: 0 },
};
