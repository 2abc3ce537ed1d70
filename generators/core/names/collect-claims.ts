/** All claims of a world, in the order in which names are given. */

import type { Claim } from "./claim.js";
import { clientClaim } from "./client-claim.js";
import { interfaceClaims } from "./interface-claims.js";
import type { Naming } from "./naming.js";
import { resourceClaims } from "./resource-claims.js";
import { clientFunctionClaims, importedFunctionClaims, importedInterfaceClaims, serviceClaims } from "./service-claims.js";
import { errorClaims, typeClaims, typeMemberClaims } from "./type-claims.js";

/** The client, types, their exceptions, what types hold, services and imports. */
export function collectClaims(naming: Naming): readonly Claim[] {
  const { world, types } = naming;
  return [
    ...interfaceClaims(naming),
    clientClaim(naming),
    ...typeClaims(naming),
    ...errorClaims(naming),
    ...types.order.flatMap((index) => {
      const type = world.types[index];
      if (type === undefined) return [];
      return [
        ...typeMemberClaims(naming, index),
        ...(type.definition.kind === "resource" ? resourceClaims(naming, index, type) : []),
      ];
    }),
    ...serviceClaims(naming),
    ...clientFunctionClaims(naming),
    ...importedInterfaceClaims(naming),
    ...importedFunctionClaims(naming),
  ];
}
