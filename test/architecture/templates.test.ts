import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { compileOptions } from "../../generators/core/files/template-set.js";
import { sources } from "./sources.js";

const templates = sources("templates", ".hbs");

/** What a template does beyond fields, `#each`, `#if`, `else`, partials with at most one context, `@first` and `@last`. */
function faults(source: string): string[] {
  const found: string[] = [];
  const path = (node: hbs.AST.Expression): void => {
    if (node.type !== "PathExpression") found.push(`${node.type}`);
    const { depth, data, original } = node as hbs.AST.PathExpression;
    if (depth > 0) found.push(original);
    if (data && !["@first", "@last"].includes(original)) found.push(original);
  };
  const plain = (node: { params?: hbs.AST.Expression[]; hash?: hbs.AST.Hash }, params: number): void => {
    if ((node.params?.length ?? 0) > params) found.push("too many arguments");
    if ((node.hash?.pairs.length ?? 0) > 0) found.push("named arguments");
    node.params?.forEach(path);
  };
  class Rules extends Handlebars.Visitor {
    override MustacheStatement(node: hbs.AST.MustacheStatement): void {
      path(node.path as hbs.AST.Expression);
      plain(node, 0);
    }
    override BlockStatement(node: hbs.AST.BlockStatement): void {
      const name = (node.path as hbs.AST.PathExpression).original;
      if (!["if", "each"].includes(name)) found.push(`#${name}`);
      if (node.program?.blockParams?.length) found.push("block parameters");
      plain(node, 1);
      super.BlockStatement(node);
    }
    override PartialStatement(node: hbs.AST.PartialStatement): void {
      if (node.name.type !== "PathExpression") found.push("dynamic partial");
      plain(node, 1);
    }
    override PartialBlockStatement(): void {
      found.push("partial block");
    }
    override DecoratorBlock(): void {
      found.push("decorator");
    }
  }
  new Rules().accept(Handlebars.parse(source));
  return found;
}

describe("templates", () => {
  it.each(templates.map(({ path, text }) => [path, text] as const))("%s parses and keeps to the form", (_, text) => {
    expect(faults(text)).toEqual([]);
    expect(() => Handlebars.precompile(text, compileOptions)).not.toThrow();
  });

  it.each([
    ["{{../name}}", ["../name"]],
    ["{{#each a}}{{@index}}{{/each}}", ["@index"]],
    ["{{#unless a}}x{{/unless}}", ["#unless"]],
    ["{{#with a}}x{{/with}}", ["#with"]],
    ["{{upper name}}", ["too many arguments"]],
    ["{{> part a=b}}", ["named arguments"]],
    ["{{> (lookup . 'x')}}", ["dynamic partial"]],
    ["{{#each a as |b|}}{{b}}{{/each}}", ["block parameters"]],
    ["{{#if (eq a b)}}x{{/if}}", ["SubExpression"]],
    ["{{#each a}}{{#if @last}}{{this}}{{else}}{{x.y}}{{/if}}{{/each}}{{> part this}}", []],
  ])("the form refuses what is beyond it: %s", (source, expected) => {
    expect(faults(source)).toEqual(expect.arrayContaining(expected));
    expect(faults(source).length === 0).toBe(expected.length === 0);
  });
});
