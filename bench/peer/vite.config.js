/** The release build: a chunk a route, nothing inlined that a page may not need. */
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const isText = (chunk) => chunk.facadeModuleId?.includes("/locales/");

export default {
  root: path("."),
  publicDir: false,
  logLevel: "error",
  resolve: {
    // The package names its development build to every bundler; the other is smaller.
    alias: { "react-router": path("../node_modules/react-router/dist/production/index.mjs") },
  },
  build: {
    target: "es2022",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        chunkFileNames: (chunk) => `assets/${isText(chunk) ? "texts-" : ""}[name]-[hash].js`,
      },
    },
  },
};
