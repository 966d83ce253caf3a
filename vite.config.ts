import { defineConfig, type Plugin } from "vite";

const API = process.env.RELATA_API ?? "http://127.0.0.1:8787";

/** Fetches the two subsets of Inter with the first bytes of the page, so that text does not move when they arrive. */
function preloadFonts(): Plugin {
  return {
    name: "relata-preload-fonts",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => file.endsWith(".woff2"))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/${file}`, crossorigin: "" },
            injectTo: "head" as const,
          })),
    },
  };
}

/** Each path of an icon comes with a key of random letters, which nothing of ours reads and gzip cannot pack: a tenth of an icon's weight. */
function dropIconKeys(): Plugin {
  return {
    name: "relata-drop-icon-keys",
    transform: {
      filter: { id: /lucide-preact\/dist\/esm\/icons\// },
      handler: (code) => ({ code: code.replaceAll(/,\s*key: "\w+"/g, ""), map: null }),
    },
  };
}

export default defineConfig({
  root: "web",
  // Whatever NODE_ENV says, what is built is what people load: no elements that know their file and line, no checks for developers.
  define: { "process.env.NODE_ENV": '"production"' },
  oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
  plugins: [preloadFonts(), dropIconKeys()],
  server: { host: "127.0.0.1", proxy: { "/api": { target: API, ws: true, changeOrigin: false }, "/healthz": API } },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2023",
    // An older target would write light-dark() out into two sheets.
    cssTarget: ["chrome123", "safari17.5", "firefox128"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      input: { index: "web/index.html", reference: "web/docs/api.html" },
      // What every view needs travels as one file: small files compress badly and cost a request each.
      output: {
        // The first file names all the others, so names are short: what several views share has none.
        chunkFileNames: ({ isDynamicEntry, name }) =>
          isDynamicEntry || name === "base" ? "assets/[name]-[hash:7].js" : "assets/[hash:7].js",
        assetFileNames: "assets/[name]-[hash:7][extname]",
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /node_modules\/(preact|@preact|@tanstack|preact-iso)\/|web\/src\/(lib|ui)\/(api|cache|keys|kept|locale|format|words|theme|online|overlay|button|toast|states|page-head|menu|avatar|badge)\./,
            },
          ],
        },
      },
    },
  },
});
