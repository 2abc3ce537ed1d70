/** What the application may do in an import of a generated package: fail with nil pointers, and call the client of another package. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFiles } from "../backend-input.js";
import { hasGo, run, writeModule } from "./go-module.js";

const MINUTES = 300_000;

const wit = (name: string) => `package test:${name};
interface host {
  variant pick-error { none-left, limit(u32) }
  pick: func(n: u32) -> result<u32, pick-error>;
  rate: func(n: u32) -> result<u32, string>;
  tick: func(n: u32) -> u32;
}
interface api {
  use host.{pick-error};
  pick: func(n: u32) -> result<u32, pick-error>;
  rate: func(n: u32) -> result<u32, string>;
  tick: func(n: u32) -> u32;
}
world ${name} { import host; export api; }
`;

/** Each export returns what the import of its name does. */
const wat = (name: string) => `(module
  (import "test:${name}/host" "pick" (func $pick (param i32 i32)))
  (import "test:${name}/host" "rate" (func $rate (param i32 i32)))
  (import "test:${name}/host" "tick" (func $tick (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 64))
  (func (export "test:${name}/api#pick") (param i32) (result i32) (call $pick (local.get 0) (i32.const 16)) (i32.const 16))
  (func (export "test:${name}/api#rate") (param i32) (result i32) (call $rate (local.get 0) (i32.const 16)) (i32.const 16))
  (func (export "test:${name}/api#tick") (param i32) (result i32) (call $tick (local.get 0))))`;

const nilPointers = `package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	"example.com/one"
)

type failing struct{ err error }

func (h failing) Pick(context.Context, uint32) (uint32, error) { return 0, h.err }
func (h failing) Rate(context.Context, uint32) (uint32, error) { return 0, h.err }
func (h failing) Tick(context.Context, uint32) (uint32, error) { return 0, h.err }

// nilPointers prints what calls return whose import fails with the error.
func nilPointers(ctx context.Context, failure error) {
	for _, call := range []func(*one.APIService, context.Context, uint32) (uint32, error){
		(*one.APIService).Pick, (*one.APIService).Rate, (*one.APIService).Tick,
	} {
		client, err := one.NewClient(ctx, one.Imports{Host: failing{failure}})
		if err != nil {
			log.Fatal(err)
		}
		_, err = call(client.API, ctx, 1)
		fmt.Println(err, errors.Is(err, failure))
		_, err = client.API.Tick(ctx, 1)
		fmt.Println(err)
	}
}
`;

const acrossPackages = `package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"time"

	"example.com/one"
	"example.com/two"
)

type ticking struct {
	failing
	tick func(ctx context.Context, n uint32) (uint32, error)
}

func (h ticking) Tick(ctx context.Context, n uint32) (uint32, error) { return h.tick(ctx, n) }

// acrossPackages calls two from an import of one's, first while two is busy, which must be waited for; and from an import of two's one, which
// waits for it.
func acrossPackages(ctx context.Context, inner func(context.Context) context.Context) {
	var first *one.Client
	var second *two.Client
	busy, released := make(chan struct{}), make(chan struct{})
	first, err := one.NewClient(ctx, one.Imports{Host: ticking{tick: func(ctx context.Context, n uint32) (uint32, error) {
		brief, cancel := context.WithTimeout(inner(ctx), 5*time.Millisecond)
		defer cancel()
		_, err := second.API.Tick(brief, n)
		fmt.Println(errors.Is(err, context.DeadlineExceeded))
		close(released)
		return second.API.Tick(inner(ctx), n+1)
	}}})
	if err != nil {
		log.Fatal(err)
	}
	second, err = two.NewClient(ctx, two.Imports{Host: ticking{tick: func(ctx context.Context, n uint32) (uint32, error) {
		if n == 0 {
			close(busy)
			<-released
			return n, nil
		}
		_, err := first.API.Tick(inner(ctx), n)
		fmt.Println(errors.Is(err, one.ErrReentrant), errors.Is(err, two.ErrReentrant))
		return n + 1, nil
	}}})
	if err != nil {
		log.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		fmt.Println(second.API.Tick(ctx, 0))
	}()
	<-busy
	n, err := first.API.Tick(ctx, 1)
	<-done
	fmt.Println(n, err)
}
`;

const main = `package main

import (
	"context"

	"example.com/one"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	nilPointers(ctx, (*one.PickError)(nil))
	nilPointers(ctx, (*one.ResultError)(nil))
	acrossPackages(ctx, func(ctx context.Context) context.Context { return ctx })
	acrossPackages(ctx, func(context.Context) context.Context { return context.Background() })
	acrossPackages(context.Background(), func(ctx context.Context) context.Context { return ctx })
}
`;

const failures = (error: string) =>
  ["pick", "rate", "tick"].flatMap((name) => {
    const failure = `host.${name}: the error is a nil ${error}`;
    return [`${failure} false`, `one: client is closed after a failure: ${failure}`];
  });

const expected = [
  ...failures("*one.PickError"),
  ...failures("*component.ResultError"),
  ...Array(3).fill(["true", "0 <nil>", "true false", "3 <nil>"]).flat(),
];

describe.skipIf(!hasGo)("imports of generated packages", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-imports-"));
  const app = path.join(root, "app");
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(async () => {
    for (const name of ["one", "two"]) {
      const embedded = await componentEmbed({ witSource: wit(name), binary: await parse(wat(name)) });
      await writeModule(path.join(root, name), wit(name), await componentNew(embedded, []), { module: `example.com/${name}` });
    }
    writeFiles(app, [
      { path: "main.go", contents: main },
      { path: "nil_pointers.go", contents: nilPointers },
      { path: "across_packages.go", contents: acrossPackages },
      { path: "go.mod", contents: "module app\n\ngo 1.25.0\n" },
    ]);
    const replace = ["one", "two"].map((name) => `-replace=example.com/${name}=../${name}`);
    run(app, "go", ["mod", "edit", ...replace]);
    run(app, "go", ["mod", "tidy"]);
  }, MINUTES);

  it(
    "may fail with nil pointers, and call another package's client",
    () => {
      run(app, "go", ["build", "-o", "app", "."]);
      expect(run(app, "./app", []).trimEnd().split("\n")).toEqual(expected);
    },
    MINUTES,
  );
});
