// Builds the peer page into a folder: the drawings and catalogues are read from assets/ and bundled as data.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { drawing, glyphs, palette } from "./data.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const output = process.argv[2] ?? join(here, "../../target/peer");

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Peer</title>
    <link rel="stylesheet" href="style.css" />
    <link rel="stylesheet" href="page.css" />
    <script type="module" src="main.js"></script>
  </head>
  <body><div id="peer"></div></body>
</html>
`;

mkdirSync(output, { recursive: true });
const data = { drawings: ["anterior", "posterior"].map(drawing), glyphs: glyphs(), palette: palette() };
await build({
  absWorkingDir: here,
  entryPoints: ["src/main.jsx"],
  outfile: join(output, "main.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [{ name: "data", setup: provide }],
});
writeFileSync(join(output, "index.html"), html);
copyFileSync(join(here, "src/page.css"), join(output, "page.css"));
const styles = ["style.css", "panel.css"].map((name) => readFileSync(join(here, "../../assets", name)));
writeFileSync(join(output, "style.css"), Buffer.concat(styles));

/** Makes `import … from "data"` mean what was read from assets/. */
function provide(builder) {
  builder.onResolve({ filter: /^data$/ }, () => ({ path: "data", namespace: "data" }));
  builder.onLoad({ filter: /.*/, namespace: "data" }, () => ({ contents: JSON.stringify(data), loader: "json" }));
}
