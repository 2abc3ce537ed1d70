/** The command line as a function of its arguments and of what it may touch. Heavy modules load with the command that needs them. */

import { Command, CommanderError } from "commander";
import { diagnostic } from "../wit/diagnostic.js";
import { ExitStatus } from "./exit-status.js";
import type { Io } from "./io.js";
import { addGenerateOptions, addInspectOptions, addTestOptions } from "./options.js";
import { formatIn, report } from "./report.js";
import { toolVersion } from "./tool.js";

export async function run(argv: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    return await parse(argv, io);
  } catch (error) {
    return error instanceof CommanderError ? usageStatus(error, argv, io) : faultStatus(error, io);
  }
}

async function parse(argv: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = ExitStatus.done;
  const program = new Command("wasm-sdk")
    .description("Makes TypeScript, Go, Python and Ruby packages from a WebAssembly component and its WIT.")
    .version(toolVersion())
    // `generate --version 1.4.0` is the package's version, not the tool's.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: io.stdout.write, writeErr: () => {}, outputError: () => {} });
  addGenerateOptions(program.command("generate").description("write the packages")).action(async (flags) => {
    const { generateCommand } = await import("./commands/generate.js");
    status = await generateCommand(flags, io);
  });
  addInspectOptions(program.command("inspect").description("show what a component or a WIT folder is")).action(
    async (file, flags) => {
      const { inspectCommand } = await import("./commands/inspect.js");
      status = await inspectCommand(file, flags, io);
    },
  );
  addTestOptions(program.command("test").description("run the fixtures against the packages, in each language")).action(
    async (flags) => {
      const { testCommand } = await import("./commands/test.js");
      status = await testCommand(flags, io);
    },
  );
  if (argv.length <= 2) program.outputHelp();
  else await program.parseAsync(argv);
  return status;
}

/** Commander ends `--help` and `--version` with an exit, too. */
function usageStatus({ exitCode, message }: CommanderError, argv: readonly string[], io: Io): ExitStatus {
  if (exitCode === 0) return ExitStatus.done;
  // Commander's advice stands in a second sentence, or on a second line in brackets.
  const [fault = "", advice = ""] = message
    .replace(/^error: /, "")
    .split(/\. |\n/)
    .map((part) => part.replace(/^\(|[.)]$/g, ""));
  const help = advice === "" ? {} : { help: advice.charAt(0).toLowerCase() + advice.slice(1) };
  report([diagnostic("usage", fault, help)], formatIn(argv), io);
  return ExitStatus.wrongInput;
}

/** A fault of the tool: one sentence, and the stack only for whoever asks for it. */
function faultStatus(error: unknown, io: Io): ExitStatus {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const remedy = "this is a fault of wasm-sdk: please report it with the command and the output under WASM_SDK_DEBUG=1";
  io.stderr.write(`internal error: ${message.split("\n", 1)[0]}\n  help: ${remedy}\n`);
  if (io.env.WASM_SDK_DEBUG) io.stderr.write(`${stack}\n`);
  return ExitStatus.toolFailed;
}
