const path = require("node:path");
const sdk = require("@acme/visitors");

import("./program.js").then(async ({ program }) => {
  // CommonJS has no `import.meta.url`.
  const artifact = { component: path.join(__dirname, "visitors.wasm") };
  console.log(JSON.stringify(await program(sdk, { artifact })));
});
