import type { BackendInput } from "../core/backend-input.js";
import { camel, snake } from "../core/names/casing.js";
import { wordsOf } from "../core/names/label.js";
import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Service, Surface } from "../core/surface/surface.js";
import { align } from "./code/align.js";
import { receiverName } from "./code/body-names.js";
import { Glue } from "./code/glue.js";
import { coreType, type ImportView, importView } from "./code/import-view.js";
import { type MethodView, methodView, type Receiver, signature } from "./code/method-view.js";
import { isPrinted, shapeView } from "./code/shape-view.js";
import { errorsView, isLifted, methodRow, typesView } from "./declarations.js";
import { goLines } from "./doc-lines.js";
import { comment, docComment, memberComment } from "./docs.js";
import type { GoOptions } from "./options.js";
import { exampleView, readmeView } from "./readme.js";
import type { ClientView, ImportsView, PackageView, ResourceView, ServiceView, TypeView } from "./view.js";

export function buildView(input: BackendInput, options: GoOptions): PackageView {
  return new ViewBuilder(input, options).build();
}

class ViewBuilder {
  readonly #input: BackendInput;
  readonly #options: GoOptions;
  readonly #surface: Surface;
  readonly #glue: Glue;
  /** Exported functions in the order in which printed code counts them. */
  readonly #exports: string[] = [];

  constructor(input: BackendInput, options: GoOptions) {
    this.#input = input;
    this.#options = options;
    this.#surface = input.surface;
    this.#glue = new Glue(input.surface);
  }

  build(): PackageView {
    const { artifact, plan } = this.#input;
    const shapes = this.#glue.shapes.shapes.filter(({ node }) => isPrinted(node)).map((shape) => shapeView(this.#glue, shape));
    const services = this.#surface.services.map((service) => this.#service(service));
    const methods = this.#surface.functions.map((func) => this.#method(func, this.#clientReceiver()));
    const imports = this.#imports();
    return {
      package: this.#options.package,
      module: this.#options.module,
      doc: this.#packageDoc(),
      types: typesView(this.#glue),
      errors: errorsView(this.#glue),
      services,
      imports,
      hasImports: this.#surface.imports.length > 0,
      // Last, since it lists what the others refer to.
      client: this.#client(methods, imports),
      abi: { shapes, isEmpty: shapes.length === 0 },
      readme: readmeView(this.#input, this.#options),
      example: exampleView(this.#surface, this.#options),
      plan,
      artifactFile: artifact.fileName,
    };
  }

  #packageDoc(): readonly string[] {
    const { sdk, artifact } = this.#input;
    const { package: name } = this.#options;
    const description = sdk.description ?? this.#surface.world.docs;
    const text = description === undefined ? [] : goLines(sentence(description));
    return comment([
      ...goLines(`Package ${name} is the Go client of ${sdk.name ?? this.#input.plan.world}.`),
      "",
      ...text,
      ...(text.length === 0 ? [] : [""]),
      `It runs ${artifact.fileName} in a sandbox inside the process, which can reach nothing but what it is given.`,
      "A client is made by [NewClient] and may be used by any number of goroutines.",
    ]);
  }

  #method(func: ApiFunction, receiver: Receiver): MethodView {
    return methodView(this.#glue, func, receiver, this.#exports.push(definition(func)) - 1);
  }

  #clientReceiver(): Receiver {
    const { client, functions } = this.#surface;
    const name = receiverName("cl", "client", functions);
    return { name, type: client.go, guest: `${name}.guest` };
  }

  #service(service: Service): ServiceView {
    const type = service.type.go;
    const resources = service.resources.map((index) => this.#surface.types[index] as PublicType);
    const functions = [...service.functions, ...resources.flatMap(makersOf)];
    const name = receiverName("svc", "service", functions);
    const receiver = { name, type, guest: `${name}.guest` };
    const { docs, id } = service.interface;
    return {
      // From the type's name, since two interfaces of the world may have one name.
      file: `${snake(wordsOf(type)).replace(/_service$/, "")}_service.go`,
      doc: docComment(type, docs, `${type} is ${id}.`),
      type,
      guest: this.#guest(),
      methods: functions.map((func) => this.#method(func, receiver)),
      resources: resources.map((resource) => this.#resource(resource)),
    };
  }

  #guest(): string {
    return this.#input.stateless ? "Pool" : "Instance";
  }

  #resource(type: PublicType): ResourceView {
    const name = type.names.go;
    const { docs, id, name: wit } = type.definition;
    const methods = type.resource?.methods ?? [];
    const self = receiverName("res", "resource", methods);
    const receiver = { name: self, type: name, guest: `${self}.held()` };
    return {
      doc: docComment(name, docs, `${name} is ${id}.`),
      name,
      receiver: self,
      witName: wit.kebab,
      index: this.#glue.resource(type.type),
      isLifted: isLifted(this.#glue, type),
      methods: methods.map((func) => this.#method(func, receiver)),
    };
  }

  #client(methods: readonly MethodView[], imports: ImportsView): ClientView {
    const { services, world, client } = this.#surface;
    const { artifact, adapters, plan, stateless } = this.#input;
    return {
      name: client.go,
      receiver: this.#clientReceiver().name,
      doc: docComment(client.go, undefined, `${client.go} calls one instance of ${world.name.kebab}. It is made by NewClient.`),
      hasImports: this.#surface.imports.length > 0,
      required: imports.required,
      isStateless: stateless,
      isInterruptible: this.#options.interruptible,
      guest: this.#guest(),
      services: align(
        services.map(({ interface: { docs }, member, type }) => ({
          comment: memberComment(docs),
          cells: [member.go, `*${type.go}`],
        })),
      ),
      serviceFields: align([
        ...services.map(({ member, type }) => ({ comment: [], cells: [`${member.go}:`, `&${type.go}{guest},`] })),
        { comment: [], cells: ["guest:", "guest,"] },
      ]),
      methods,
      artifactFile: artifact.fileName,
      hasAdapters: adapters !== undefined,
      fingerprint: plan.fingerprint,
      exports: this.#exports,
      hasExports: this.#exports.length > 0,
      package: this.#options.package,
      importFunctions: imports.functions.map(({ id, name, title, coreType }) => ({ id, name, title, coreType })),
      hasImportFunctions: imports.functions.length > 0,
      resources: this.#glue.resources.map(
        ({ definition, resource }) =>
          `{Path: ${JSON.stringify(definition.id)}${resource?.direction === "import" ? ", Imported: true" : ""}}`,
      ),
      hasResources: this.#glue.resources.length > 0,
    };
  }

  #imports(): ImportsView {
    const { imports, types } = this.#surface;
    const members = imports.flatMap((member) => this.#importFields(member));
    const resources = types.filter(({ resource }) => resource?.direction === "import");
    const methods = resources.flatMap((type) => (type.resource?.methods ?? []).map((func) => this.#objectMethod(type, func)));
    return {
      hasFields: members.length > 0,
      fields: align(members.map(({ row }) => row)),
      required: members.map(({ row }) => ({ field: row.cells[0] ?? "", package: this.#options.package })),
      interfaces: imports.flatMap((member) => this.#interface(member)),
      functions: [...members.flatMap(({ functions }) => functions), ...methods],
    };
  }

  #importFields(member: ImportMember) {
    if (member.kind === "function") return [this.#functionField(member.function)];
    if (member.kind === "resource")
      return makersOf(this.#surface.types[member.resource]).map((func) => this.#functionField(func));
    const field = member.member.go;
    const functions = importFunctions(this.#surface, member).map((func) =>
      importView(this.#glue, func, {
        name: `import${field}${func.names.go}`,
        title: `${camel(member.interface.name)}.${camel(func.function.name)}`,
        callee: `c.Host().(*Imports).${field}.${func.names.go}`,
      }),
    );
    return [{ row: { comment: memberComment(member.interface.docs), cells: [field, member.type.go] }, functions }];
  }

  #functionField(func: ApiFunction) {
    const field = func.names.go;
    const view = importView(this.#glue, func, {
      name: `import${field}`,
      title: camel(func.function.name),
      callee: `c.Host().(*Imports).${field}`,
    });
    const row = {
      comment: docComment(field, func.docs, `${field} is ${func.function.id}.`, "function"),
      cells: [field, `func${signature(this.#glue.types, func)}`],
    };
    return { row, functions: [view] };
  }

  #interface(member: ImportMember): readonly TypeView[] {
    if (member.kind !== "interface") return [];
    const { docs, id } = member.interface;
    const name = member.type.go;
    return [
      interfaceView(
        name,
        docComment(name, docs, `${name} is ${id}.`),
        importFunctions(this.#surface, member).map((func) => methodRow(this.#glue, func)),
      ),
    ];
  }

  #objectMethod(type: PublicType, func: ApiFunction): ImportView {
    const owner = type.names.go;
    return importView(this.#glue, func, {
      name: `import${owner}${func.names.go}Method`,
      title: `${camel(type.definition.name)}.${camel(func.function.name)}`,
    });
  }
}

/** gofmt takes a line that stands alone and ends in a letter for a heading. */
function sentence(text: string): string {
  return /[\p{L}\p{N}]$/u.test(text.trimEnd()) ? `${text.trimEnd()}.` : text;
}

/** How the runtime is told of an exported function. */
function definition({ function: { id }, abi }: ApiFunction): string {
  return `{Function: ${JSON.stringify(id)}, CoreType: "${coreType(abi.lifted)}"}`;
}

function interfaceView(name: string, doc: readonly string[], rows: TypeView["rows"]): TypeView {
  const none = {
    isStruct: false,
    isEmpty: false,
    isAlias: false,
    isEnum: false,
    isFlags: false,
    type: "",
    isVariant: false,
    cases: [],
  };
  return { ...none, name, doc, rows, isInterface: true };
}

function importFunctions(surface: Surface, member: ImportMember & { kind: "interface" }): readonly ApiFunction[] {
  return [...member.functions, ...member.resources.flatMap((index) => makersOf(surface.types[index]))];
}
