/** Exported interfaces as services of the client, imported ones as members of `Imports`, and what the world has beside them. */

import type { Func, Interface } from "../../../wit/world/world.js";
import { freeFunctions, functionsOf, interfacesOf, isProvided } from "../world/interface-role.js";
import { type Claim, claimKey, type FlatClaim, type MemberClaim } from "./claim.js";
import { functionClaims, optionsAfter, plainName } from "./function-claims.js";
import { label } from "./label.js";
import { importedId, interfaceLabelItem, labelOf, type Naming } from "./naming.js";
import { bare, behind, joined, type Part, type Wording } from "./wording.js";

/** Where services and functions meet: on the client, and on `Imports`. */
const scopes = {
  export: { members: "services of the client", functions: "functions of the client" },
  import: { members: "interfaces of Imports", functions: "functions of Imports" },
} as const;

export function serviceClaims(naming: Naming): readonly Claim[] {
  return interfacesOf(naming.world, naming.world.exports).flatMap((it) => {
    const own = interfaceLabel(naming, it);
    const service = typeClaim(it, it.id, [joined(own), joined(own, "service")], true);
    const type = { given: claimKey(service) };
    const functions = freeFunctions(it).flatMap((func) =>
      functionClaims(naming, func, {
        direction: "export",
        spelling: plainName(naming, func),
        options: [joined(own, labelOf(naming, func)), joined(type, labelOf(naming, func), "call")],
      }),
    );
    return [service, memberClaim(naming, it, "service"), ...functions];
  });
}

/** Interfaces that the application provides. */
export function importedInterfaceClaims(naming: Naming): readonly Claim[] {
  return interfacesOf(naming.world, naming.world.imports)
    .filter(isProvided)
    .flatMap((it) => {
      const own = interfaceLabel(naming, it);
      const isExportedToo = naming.world.interfaces.some((other) => other.id === it.id && other.direction === "export");
      const name = isExportedToo ? joined("imported", own) : joined(own);
      const provided = typeClaim(it, importedId(it.id), [name, behind(name, "import")], false);
      const type = { given: claimKey(provided) };
      const functions = freeFunctions(it).flatMap((func) =>
        functionClaims(naming, func, {
          direction: "import",
          spelling: plainName(naming, func),
          options: optionsAfter(type, labelOf(naming, func)),
        }),
      );
      return [provided, memberClaim(naming, it, "import"), ...functions];
    });
}

/** A service keeps its name on the client, and so does what every client has. */
export function clientFunctionClaims(naming: Naming): readonly Claim[] {
  const world = label(naming.world.name);
  return functionsOf(naming.world.exports).flatMap((func) => {
    const own = labelOf(naming, func);
    return functionClaims(naming, func, {
      direction: "export",
      spelling: plainName(naming, func),
      moves: [
        { meets: { generated: "client" }, behind: world },
        { meets: { scope: scopes.export.members }, behind: "call" },
      ],
      scope: scopes.export.functions,
      options: [joined(own), joined(world, own)],
    });
  });
}

/** Functions that the world imports; those of its own resources stand with the resource. */
export function importedFunctionClaims(naming: Naming): readonly Claim[] {
  const functions = functionsOf(naming.world.imports).filter((func) => func.role.kind === "function");
  return functions.flatMap((func: Func) => {
    const own = labelOf(naming, func);
    return functionClaims(naming, func, {
      direction: "import",
      spelling: plainName(naming, func),
      moves: [{ meets: { scope: scopes.import.members }, behind: "call" }],
      scope: scopes.import.functions,
      options: [joined(own), joined("imported", own)],
    });
  });
}

function interfaceLabel({ world }: Naming, it: Interface): Part {
  return { given: claimKey(interfaceLabelItem(world, it)) };
}

/** Go's `InvoicesService`; an interface that is called a service already keeps its name. */
function typeClaim(it: Interface, shown: string, choices: readonly [Wording, Wording], isService: boolean): FlatClaim {
  const item = { kind: "interface", direction: it.direction, id: it.id } as const;
  const given = { given: claimKey(item) };
  const service = { parts: [given, "service"], once: true };
  return {
    ...item,
    claim: "flat",
    scope: "root",
    choices,
    made: [{ kind: "async-interface", wording: joined("async", given) }, { wording: service }],
    shown,
    holder: shown,
    ...(isService && { compound: { flattens: "service-type", wording: service } }),
  };
}

/** A function that had its name before, by the lock, keeps it. */
function memberClaim(naming: Naming, it: Interface, word: "service" | "import"): MemberClaim {
  const { members, functions } = scopes[it.direction];
  return {
    kind: "member",
    direction: it.direction,
    id: it.id,
    claim: "member",
    scope: members,
    spelling: { wording: bare(interfaceLabel(naming, it)), position: "member" },
    moves: [
      ...(it.direction === "export" ? [{ meets: { generated: "client" }, behind: word } as const] : []),
      { meets: { scope: functions, onlyLocked: true }, behind: word },
    ],
  };
}
