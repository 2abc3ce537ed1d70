/** Generated modules as a customer's program uses them: two in one program, vendored, offline, without paths of the machine. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFiles } from "../backend-input.js";
import { hasGo, run, writeModule } from "./go-module.js";

const MINUTES = 300_000;

/** The older of the two releases that generated modules build with. */
const olderRelease = "go1.25.5";

const wit = (name: string) => `package test:${name};
interface host { tick: func(n: u32) -> u32; }
interface api {
  add: func(a: u32, b: u32) -> u32;
  type switch = bool;
  is-odd: func(n: u32) -> switch;
  tick: func(n: u32) -> u32;
  join: func(parts: list<string>) -> string;
  spin: func();
  fill: func();
  recurse: func();
  stop: func();
}
world ${name} { import host; export api; }
`;

const wat = (name: string) => `(module
  (import "test:${name}/host" "tick" (func $tick (param i32) (result i32)))
  (memory (export "memory") 1)
  (global $top (mut i32) (i32.const 16))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (global.set $top (i32.and (i32.add (global.get $top) (i32.const 7)) (i32.const -8)))
    (global.get $top)
    (global.set $top (i32.add (global.get $top) (local.get 3))))
  ;; Joins nothing: it returns the first part.
  (func (export "test:${name}/api#join") (param i32 i32) (result i32)
    (i64.store (i32.const 8) (i64.load (local.get 0)))
    (i32.const 8))
  (func (export "cabi_post_test:${name}/api#join") (param i32) (global.set $top (i32.const 16)))
  (func (export "test:${name}/api#add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func (export "test:${name}/api#is-odd") (param i32) (result i32) (i32.and (local.get 0) (i32.const 1)))
  (func (export "test:${name}/api#tick") (param i32) (result i32) (call $tick (local.get 0)))
  (func (export "test:${name}/api#spin") (loop $l (br $l)))
  (func (export "test:${name}/api#fill") (loop $l (br_if $l (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) unreachable)
  (func $recurse (export "test:${name}/api#recurse") (call $recurse))
  (func (export "test:${name}/api#stop") unreachable))`;

const program = `package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"sync"
	"time"

	"example.com/one"
	"example.com/two"
)

type host struct{}

func (host) Tick(_ context.Context, n uint32) (uint32, error) { return n + 1, nil }

func main() {
	ctx := context.Background()
	first, err := one.NewClient(ctx, one.Imports{Host: host{}}, one.WithMemoryLimit(8<<20))
	if err != nil {
		log.Fatal(err)
	}
	second, err := two.NewClient(ctx, two.Imports{Host: host{}}, two.WithPoolSize(2), two.WithMemoryLimit(8<<20))
	if err != nil {
		log.Fatal(err)
	}
	sum, err := first.API.Add(ctx, 1, 2)
	fmt.Println(sum, err)
	odd, err := first.API.IsOdd(ctx, 3)
	fmt.Println(odd, err)

	type client interface {
		Tick(context.Context, uint32) (uint32, error)
		Join(context.Context, []string) (string, error)
	}
	var group sync.WaitGroup
	for g := range 128 {
		group.Go(func() {
			api := []client{first.API, second.API}[g%2]
			for i := range uint32(100) {
				if n, err := api.Tick(ctx, i); n != i+1 || err != nil {
					log.Fatal(n, err)
				}
				want := fmt.Sprint(g, i)
				if s, err := api.Join(ctx, []string{want, "more"}); s != want || err != nil {
					log.Fatal(s, err)
				}
			}
		})
	}
	group.Wait()

	ended, cancel := context.WithCancel(ctx)
	time.AfterFunc(20*time.Millisecond, cancel)
	fmt.Println(errors.Is(first.API.Spin(ended), context.Canceled))
	_, err = first.API.Add(ctx, 1, 2)
	fmt.Println(errors.Is(err, one.ErrClosed), errors.Is(err, context.Canceled))

	for _, kill := range []func(context.Context) error{second.API.Fill, second.API.Recurse, second.API.Stop} {
		var trap *two.TrapError
		fmt.Println(errors.As(kill(ctx), &trap))
	}
	sum, err = second.API.Add(ctx, 3, 4)
	fmt.Println(sum, err)
	_, err = two.NewClient(ctx, two.Imports{})
	fmt.Println(err)
	for _, option := range []two.Option{two.WithPoolSize(-1), two.WithTimeout(-time.Second)} {
		_, err = two.NewClient(ctx, two.Imports{Host: host{}}, option)
		fmt.Println(err)
	}
	fmt.Println(first.Close(), second.Close())
}
`;

const expected = `3 <nil>
true <nil>
true
true true
true
true
true
7 <nil>
two: Imports.Host is missing
two: WithPoolSize: -1 is negative
two: WithTimeout: -1s is negative
<nil> <nil>
`;

describe.skipIf(!hasGo)("a program with two generated packages", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-"));
  const app = path.join(root, "app");
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(async () => {
    for (const name of ["one", "two"]) {
      const embedded = await componentEmbed({ witSource: wit(name), binary: await parse(wat(name)) });
      const target = { module: `example.com/${name}`, stateless: name === "two" };
      await writeModule(path.join(root, name), wit(name), await componentNew(embedded, []), target);
    }
    writeFiles(app, [
      { path: "main.go", contents: program },
      { path: "go.mod", contents: "module app\n\ngo 1.25.0\n" },
    ]);
    const replace = ["one", "two"].map((name) => `-replace=example.com/${name}=../${name}`);
    run(app, "go", ["mod", "edit", ...replace]);
    run(app, "go", ["mod", "tidy"]);
    run(app, "go", ["mod", "vendor"]);
  }, MINUTES);

  it(
    "builds offline from its vendor folder and does what it should",
    () => {
      const offline = { GOFLAGS: "-mod=vendor", GOPROXY: "off" };
      run(app, "go", ["build", "-trimpath", "-o", "app", "."], offline);
      expect(run(app, "./app", [])).toBe(expected);
    },
    MINUTES,
  );

  it(
    "has packages that gofmt and go vet are content with, and whose examples run",
    () => {
      for (const name of ["one", "two"]) {
        const folder = path.join(root, name);
        expect(run(folder, "gofmt", ["-l", "."])).toBe("");
        expect(run(folder, "go", ["vet", "-trimpath", "./..."])).toBe("");
        expect(run(folder, "go", ["test", "-trimpath", "."])).toMatch(/^ok/);
        expect(run(folder, "go", ["build", "./..."], { GOTOOLCHAIN: olderRelease })).toBe("");
      }
    },
    MINUTES,
  );
});
