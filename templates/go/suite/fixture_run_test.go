// Package suite runs fixtures against a generated package: the stubs of its imports, the handles and objects that a file names, and the
// comparison of values.
package suite

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

// reply is what a stub gives back for its arguments.
type reply func(args []any) (any, error)

// stubFailure is what an import fails with that is to trap.
type stubFailure string

func (text stubFailure) Error() string { return string(text) }

// missing says that a client or a handle that a step needs is not there.
type missing string

func (text missing) Error() string { return string(text) }

// exchange is one answer, for exactly these arguments.
type exchange struct {
	args  func() []any
	reply reply
}

// behaviour is what a fixture file says about an imported function.
type behaviour struct {
	always    reply
	sequence  []exchange
	table     []exchange
	otherwise reply
}

// importCall is a call of an import that a step must make.
type importCall struct {
	function string
	args     func() []any
}

// expectation is what a step must give. Without any of its fields the call must succeed with whatever value.
type expectation struct {
	anything bool
	traps    bool
	returns  func() any
	fails    func(err error) error
	counted  bool
	imports  []importCall
	exits    *uint32 // The exit code with which the guest ends the program.
	stdout   *string // What it prints meanwhile; nil where that is not looked at.
	stderr   *string
}

// givenWASI is what a file gives the guest of WASI.
type givenWASI struct {
	env    map[string]string
	args   []string
	stdin  string
	now    string // Where its clocks stand still; empty for the real ones.
	random *byte  // What every random byte is; nil for real ones.
}

// madeCall is a call of an import that was made.
type madeCall struct {
	function string
	args     []any
}

// errorKinds tells the package's errors apart.
type errorKinds struct {
	isDeclared func(err error) bool // The error of a WIT result.
	isTrap     func(err error) bool
	isClosed   func(err error) bool
	exitCode   func(err error) (code uint32, exited bool)
}

// fixtureRun is the state of one fixture file.
type fixtureRun struct {
	file       string
	behaviours map[string]behaviour
	errors     errorKinds
	trapped    bool   // A trap that the file expects has ended the client.
	failed     string // The last step that failed, which may have ended the client.
	handles    map[string]any
	objects    map[string]any
	binds      map[any]string
	used       map[string]int
	calls      []madeCall
	problems   []string
	dropped    []string
	wasi       givenWASI
	stdout     bytes.Buffer
	stderr     bytes.Buffer
}

func newRun(file string, errors errorKinds) *fixtureRun {
	return &fixtureRun{file: file, errors: errors, handles: map[string]any{}, objects: map[string]any{}, binds: map[any]string{}, used: map[string]int{}}
}

func ptr[T any](v T) *T { return &v }

// fromJSON reads a list that is too long for a literal.
func fromJSON[T any](text string) T {
	var list T
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		panic(err)
	}
	return list
}

func fromHex(text string) []byte {
	bytes, err := hex.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return bytes
}

// bind stands in an expected value for a handle that is kept under a label.
func bind[T any](run *fixtureRun, label string) *T {
	placeholder := new(T)
	run.binds[placeholder] = label
	return placeholder
}

func handle[T any](run *fixtureRun, label string) *T {
	h, ok := run.handles[label].(*T)
	if !ok {
		panic(missing("there is no handle " + label))
	}
	return h
}

// alive gives a client that has come to life.
func alive[T any](client *T) *T {
	if client == nil {
		panic(missing("there is no client: it did not come to life"))
	}
	return client
}

func object[T any](run *fixtureRun, label string) T {
	o, _ := run.objects[label].(T)
	return o
}

// stub answers a call of an import; result points to where its value goes, nil for none.
func (run *fixtureRun) stub(function string, result any, args ...any) error {
	// No arguments are an empty list, as a file has them.
	args = append([]any{}, args...)
	run.calls = append(run.calls, madeCall{function, args})
	answer := run.answer(function, args)
	if answer == nil {
		run.problems = append(run.problems, fmt.Sprintf("unexpected call of %s with %s", function, show(args)))
		return errors.New(run.problems[len(run.problems)-1])
	}
	value, err := answer(args)
	if err != nil || result == nil || value == nil {
		return err
	}
	reflect.ValueOf(result).Elem().Set(reflect.ValueOf(value))
	return nil
}

func (run *fixtureRun) answer(function string, args []any) reply {
	b := run.behaviours[function]
	if b.always != nil {
		return b.always
	}
	for _, row := range b.table {
		if run.same(args, row.args()) {
			return row.reply
		}
	}
	if b.table != nil || b.otherwise != nil {
		return b.otherwise
	}
	next := run.used[function]
	if next >= len(b.sequence) || !run.same(args, b.sequence[next].args()) {
		return nil
	}
	run.used[function]++
	return b.sequence[next].reply
}

// isKilled tells whether err is a trap or, once one has ended the client, that it is closed. Any other error may be the suite's own.
func (run *fixtureRun) isKilled(err error) bool {
	// An error of a closed client holds what has ended it.
	if run.errors.isClosed(err) {
		return run.trapped
	}
	var stub stubFailure
	if run.errors.isTrap(err) || errors.As(err, &stub) {
		run.trapped = true
		return true
	}
	return false
}

// isOver tells whether err only follows from the end of the client.
func (run *fixtureRun) isOver(err error) bool {
	var gone missing
	return run.errors.isClosed(err) || errors.As(err, &gone)
}

// session starts a client afresh.
func (run *fixtureRun) session() {
	run.trapped, run.failed = false, ""
	clear(run.handles)
	clear(run.used)
}

// step makes one call and reports it; an index of -1 is none of the file's. What only follows from a step that failed is no failure of its own.
func (run *fixtureRun) step(t *testing.T, index int, title string, call func() (any, error), want expectation) {
	t.Helper()
	t.Run(title, func(t *testing.T) {
		err := guarded(func() error { return run.check(call, want) })
		if err != nil && run.failed != "" && !run.trapped && run.isOver(err) {
			run.print(index, "skipped", run.failed+" ended the client")
			t.SkipNow()
		}
		run.report(t, index, err)
		if err != nil {
			run.failed, run.trapped = run.name(index, title), false
		}
	})
}

func (run *fixtureRun) name(index int, title string) string {
	if index < 0 {
		return run.file + " " + title
	}
	return fmt.Sprintf("%s steps[%d] %s", run.file, index, title)
}

func (run *fixtureRun) check(call func() (any, error), want expectation) error {
	run.calls, run.problems = nil, nil
	run.stdout.Reset()
	run.stderr.Reset()
	value, err := call()
	switch {
	case want.traps:
		if !run.isKilled(err) {
			return fmt.Errorf("expected a trap, got %s, error %w", show(value), err)
		}
		if want.stderr != nil && run.errors.isTrap(err) && !strings.HasSuffix(err.Error(), *want.stderr) {
			return fmt.Errorf("the trap does not tell what was printed: %w", err)
		}
	case want.exits != nil:
		code, exited := run.errors.exitCode(err)
		run.trapped = exited
		if !exited || code != *want.exits {
			return fmt.Errorf("expected exit code %d, got %s, error %w", *want.exits, show(value), err)
		}
	case want.fails != nil:
		if bad := want.fails(err); bad != nil {
			return bad
		}
	case err != nil && !(want.anything && run.errors.isDeclared(err)):
		return err
	}
	if want.returns != nil {
		if expected := want.returns(); !run.same(value, expected) {
			return fmt.Errorf("got %s, expected %s", show(value), show(expected))
		}
	}
	if len(run.problems) > 0 {
		return errors.New(run.problems[0])
	}
	if err := run.checkPrinted(want); err != nil {
		return err
	}
	return run.checkCalls(want)
}

func (run *fixtureRun) checkPrinted(want expectation) error {
	if want.stdout != nil && run.stdout.String() != *want.stdout {
		return fmt.Errorf("printed %q, expected %q", &run.stdout, *want.stdout)
	}
	if want.stderr != nil && run.stderr.String() != *want.stderr {
		return fmt.Errorf("printed %q to stderr, expected %q", &run.stderr, *want.stderr)
	}
	return nil
}

func (run *fixtureRun) checkCalls(want expectation) error {
	if !want.counted {
		return nil
	}
	if len(run.calls) != len(want.imports) {
		return fmt.Errorf("made %d import calls, expected %d: %s", len(run.calls), len(want.imports), show(run.calls))
	}
	for i, made := range run.calls {
		if args := want.imports[i].args(); made.function != want.imports[i].function || !run.same(made.args, args) {
			return fmt.Errorf("import call %d: got %s with %s, expected %s with %s", i, made.function, show(made.args), want.imports[i].function, show(args))
		}
	}
	return nil
}

// finish ends a session: every sequence must be used up, unless a step failed.
func (run *fixtureRun) finish(t *testing.T) {
	t.Helper()
	if run.failed != "" {
		return
	}
	run.end(t, func() error {
		for function, b := range run.behaviours {
			if run.used[function] != len(b.sequence) {
				return fmt.Errorf("%s was called %d times, expected %d", function, run.used[function], len(b.sequence))
			}
		}
		return nil
	})
}

func (run *fixtureRun) checkDrops(t *testing.T, want []string) {
	t.Helper()
	run.end(t, func() error {
		if !reflect.DeepEqual(append([]string{}, run.dropped...), want) {
			return fmt.Errorf("dropped %v, expected %v", run.dropped, want)
		}
		return nil
	})
}

func (run *fixtureRun) end(t *testing.T, body func() error) {
	t.Helper()
	if err := body(); err != nil {
		run.report(t, -1, err)
	}
}

func (run *fixtureRun) report(t *testing.T, index int, err error) {
	t.Helper()
	if err == nil {
		run.print(index, "passed", "")
		return
	}
	run.print(index, "failed", err.Error())
	t.Error(err)
}

func guarded(body func() error) (err error) {
	defer func() {
		switch value := recover().(type) {
		case nil:
		case missing:
			err = value
		default:
			err = fmt.Errorf("panic: %v", value)
		}
	}()
	return body()
}

// print writes a line that the tool reads; an index of -1 is the file as a whole.
func (run *fixtureRun) print(index int, outcome, message string) {
	line := map[string]any{"file": run.file, "outcome": outcome}
	if index >= 0 {
		line["step"] = index
	}
	if message != "" {
		line["message"] = message
	}
	text, _ := json.Marshal(line)
	fmt.Printf("\n%s\n", text)
}

// payload checks a declared error.
func payload[E error](run *fixtureRun, err error, of func(E) any, want func() any) error {
	var refused E
	if !errors.As(err, &refused) {
		return fmt.Errorf("expected a %T, got %v", refused, err)
	}
	if expected := want(); !run.same(of(refused), expected) {
		return fmt.Errorf("got the payload %s, expected %s", show(of(refused)), show(expected))
	}
	return nil
}

// same compares as fixtures do: any NaN is equal to any other, zeros have signs, and a handle to be bound is equal to what it is bound to.
func (run *fixtureRun) same(got, want any) bool {
	return run.sameValue(reflect.ValueOf(got), reflect.ValueOf(want))
}

func (run *fixtureRun) sameValue(got, want reflect.Value) bool {
	got, want = concrete(got), concrete(want)
	if !got.IsValid() || !want.IsValid() {
		return got.IsValid() == want.IsValid()
	}
	if got.Type() != want.Type() {
		return false
	}
	switch want.Kind() {
	case reflect.Float32, reflect.Float64:
		return sameFloat(got.Float(), want.Float())
	case reflect.Pointer:
		return run.samePointer(got, want)
	case reflect.Slice:
		return got.IsNil() == want.IsNil() && run.sameElements(got, want)
	case reflect.Array:
		return run.sameElements(got, want)
	case reflect.Map:
		return run.sameEntries(got, want)
	case reflect.Struct:
		for i := range want.NumField() {
			if !run.sameValue(got.Field(i), want.Field(i)) {
				return false
			}
		}
		return true
	default:
		return got.Interface() == want.Interface()
	}
}

func concrete(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func sameFloat(got, want float64) bool {
	return math.IsNaN(got) && math.IsNaN(want) || got == want && math.Signbit(got) == math.Signbit(want)
}

func (run *fixtureRun) samePointer(got, want reflect.Value) bool {
	if got.IsNil() || want.IsNil() {
		return got.IsNil() == want.IsNil()
	}
	if label, bound := run.binds[want.Interface()]; bound {
		run.handles[label] = got.Interface()
		return true
	}
	if got.Pointer() == want.Pointer() {
		return true
	}
	for _, o := range run.objects {
		if o == want.Interface() {
			return false
		}
	}
	return run.sameValue(got.Elem(), want.Elem())
}

func (run *fixtureRun) sameElements(got, want reflect.Value) bool {
	if got.Len() != want.Len() {
		return false
	}
	for i := range want.Len() {
		if !run.sameValue(got.Index(i), want.Index(i)) {
			return false
		}
	}
	return true
}

func (run *fixtureRun) sameEntries(got, want reflect.Value) bool {
	if got.Len() != want.Len() {
		return false
	}
	for _, key := range want.MapKeys() {
		if value := got.MapIndex(key); !value.IsValid() || !run.sameValue(value, want.MapIndex(key)) {
			return false
		}
	}
	return true
}

// maxShown is how much of a value a person reads.
const maxShown = 4000

// show prints a value for a person, pointers followed.
func show(value any) string {
	text := fmt.Sprintf("%+v", value)
	if encoded, err := json.Marshal(value); err == nil {
		text = string(encoded)
	}
	if len(text) > maxShown {
		return text[:maxShown] + "…"
	}
	return text
}
