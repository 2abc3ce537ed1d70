/** The import declaration of a Go file, from what its text uses. */

const standardPackages = ["bytes", "context", "embed", "encoding/binary", "errors", "fmt", "log", "math", "time"];

export interface ImportPaths {
  /** Of the standard library, sorted. */
  readonly standard: readonly string[];
  /** Of the module. */
  readonly own: readonly string[];
}

export function importPaths(body: string, module: string): ImportPaths {
  const code = withoutText(body);
  const isUsed = (name: string) => new RegExp(`(^|[^\\w.])${name}\\.[A-Z]`, "m").test(code);
  const lastPart = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const embeds = /^\/\/go:embed /m.test(body) ? ['_ "embed"'] : [];
  const standard = standardPackages.filter((path) => isUsed(lastPart(path))).map((path) => `"${path}"`);
  return {
    standard: [...standard, ...embeds].sort((a, b) => (bare(a) < bare(b) ? -1 : 1)),
    own: isUsed("component") ? [`"${module}/internal/component"`] : [],
  };
}

/** A path that does not end in the package's name gets the name in front, as goimports does. */
export function rootImport(module: string, root: string): string {
  return module.replace(/\/v\d+$/, "").endsWith(`/${root}`) ? `"${module}"` : `${root} "${module}"`;
}

function bare(spec: string): string {
  return spec.replace(/^_ /, "");
}

/** Comments and strings may name anything. */
function withoutText(body: string): string {
  return body
    .split("\n")
    .filter((line) => !/^\s*\/\//.test(line))
    .map((line) => line.replace(/"(\\.|[^"\\])*"/g, '""').replace(/`[^`]*`/g, "``"))
    .join("\n");
}
