import type { NativeSuite } from "../core/native-suite.js";
import type { RubyOptions } from "./options.js";

export declare const rubySuite: NativeSuite<RubyOptions>;
