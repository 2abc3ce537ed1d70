import type { CoreModule } from "../../wit/component/decoded-component.js";
import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import type { Diagnostic } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import type { Backend } from "./backend.js";

/** The core modules that are instantiated, each once, in the order of their first instantiation. */
export function instantiatedModules({ coreInstances }: Pick<EvaluatedComponent, "coreInstances">): CoreModule[] {
  return [...new Set(coreInstances.map((instance) => instance.module))];
}

/** What the modules need and the oldest supported engine of the language lacks: one diagnostic for each module and feature. */
export function unsupportedFeatures(
  component: Pick<EvaluatedComponent, "coreInstances">,
  backend: Pick<Backend<unknown>, "title" | "coreFeatures">,
  file: string,
): Diagnostic[] {
  return instantiatedModules(component).flatMap(({ features, range }, i) =>
    features
      .filter((feature) => !backend.coreFeatures.has(feature))
      .map((feature) => {
        const message = `core module ${i} needs ${feature}, which the oldest supported engine for ${backend.title} lacks`;
        return diagnostic("unsupported-core-feature", message, { place: { file, offset: range.start } });
      }),
  );
}
