package component

import (
	"slices"
	"strconv"
	"strings"
)

// Frame is a function on a guest's stack.
type Frame struct {
	// Module is the core module's name, if it has one.
	Module string
	// Function is its name, or "$" and its index; of what the guest has imported, the name in WIT.
	Function string
}

// frames reads wazero's stack trace, whose lines are "module.function(parameters) results". Its structured form needs a listener on every
// function, which slows calls down several times.
func (p *Program) frames(text string) []Frame {
	_, trace, found := strings.Cut(text, stackHeading)
	if !found {
		return nil
	}
	var frames []Frame
	for line := range strings.SplitSeq(trace, "\n\t") {
		name, ok := withoutSignature(line)
		if !ok {
			break
		}
		if frame, ok := p.frame(name); ok {
			frames = append(frames, frame)
		}
	}
	return frames
}

// frame splits "module.function". Both may have dots in them: the module is the one of the artifact's that fits, the longest of several.
func (p *Program) frame(name string) (frame Frame, ok bool) {
	best := -1
	for _, module := range p.moduleNames() {
		if len(module) > best && strings.HasPrefix(name, module+".") {
			best = len(module)
		}
	}
	if best < 0 {
		return Frame{}, false
	}
	frame = Frame{Module: name[:best], Function: name[best+1:]}
	if index, err := strconv.Atoi(frame.Function); frame.Module == hostModule && err == nil && index < len(p.plan.HostFunctions) {
		f := &p.plan.HostFunctions[index]
		if f.Kind != "import" && f.Kind != "trap" {
			return Frame{Function: f.Kind}, true
		}
		return Frame{Function: f.Function + f.Name}, true
	}
	return frame, true
}

// panics are what functions that run when a guest panics have in their names: Rust's, TinyGo's.
var panics = []string{"rust_begin_unwind", "runtime._panic", "runtime.runtimePanic"}

// panicFirst is the reason of a trap that was found outside the guest. A panic asks its environment for how to be printed; that there is none to ask
// comes second.
func panicFirst(trap *TrapError, frames []Frame) string {
	for _, frame := range frames {
		for _, name := range panics {
			if strings.Contains(frame.Function, name) {
				return "panic, during which " + trap.Reason
			}
		}
	}
	return trap.Reason
}

func (p *Program) moduleNames() []string {
	names := []string{"", hostModule}
	for _, code := range p.roomy.code {
		names = append(names, code.Name())
	}
	return names
}

// withoutSignature cuts off "(i32,i64) f32", "(i32)" or "(i32) (i32,i32)". A function's name may have parentheses, too.
func withoutSignature(line string) (name string, ok bool) {
	for at := range len(line) {
		if line[at] == '(' && isSignature(line[at:]) {
			return line[:at], true
		}
	}
	return "", false
}

func isSignature(text string) bool {
	params, results, ok := strings.Cut(text[1:], ")")
	if !ok || !areTypes(params) {
		return false
	}
	if results == "" {
		return true
	}
	results, ok = strings.CutPrefix(results, " ")
	if inner, several := strings.CutPrefix(results, "("); several {
		results, several = strings.CutSuffix(inner, ")")
		ok = ok && several
	}
	return ok && results != "" && areTypes(results)
}

// coreTypeNames are how the engine writes types.
var coreTypeNames = []string{"i32", "i64", "f32", "f64", "v128", "externref", "funcref", "unknown"}

func areTypes(list string) bool {
	for name := range strings.SplitSeq(list, ",") {
		if list != "" && !slices.Contains(coreTypeNames, name) {
			return false
		}
	}
	return true
}
