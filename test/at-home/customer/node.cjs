const sdk = require("@acme/visitors");

import("./program.js").then(async ({ program }) => console.log(JSON.stringify(await program(sdk))));
