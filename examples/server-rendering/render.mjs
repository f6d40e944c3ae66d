// The server's part: writes the page with the component in it. In Node the import of Palpate registers nothing.

import { session } from "./page.mjs";

console.log(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Palpate with server rendering</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="node_modules/palpate/palpate.css" />
    <script type="importmap">{ "imports": { "palpate": "./node_modules/palpate/index.js" } }</script>
    <script type="module">
      import { start } from "./page.mjs";
      start(document);
    </script>
  </head>
  <body>
    <p>Charted: <output>nothing yet</output></p>
    ${session()}
  </body>
</html>`);
