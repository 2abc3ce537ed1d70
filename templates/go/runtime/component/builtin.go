package component

// maxDepth bounds how deep destructors may run inside one another: each takes stack of the engine's and of Go's.
const maxDepth = 12_000

// resourceNew is canon resource.new.
func (in *Instance) resourceNew(component, resource int, rep uint32) (uint32, error) {
	state := &in.components[component]
	if !state.mayLeave {
		return 0, errMayLeave
	}
	return state.table.own(resource, rep)
}

// resourceRep is canon resource.rep.
func (in *Instance) resourceRep(component, resource int, index uint32) (uint32, error) {
	e, err := in.components[component].table.get(index, resource)
	if err != nil {
		return 0, err
	}
	return e.rep, nil
}

// resourceDrop is canon resource.drop; destructor may be nil.
func (in *Instance) resourceDrop(component, resource int, index uint32, destructor *function) error {
	state := &in.components[component]
	if !state.mayLeave {
		return errMayLeave
	}
	e, err := state.table.remove(index, resource)
	if err != nil {
		return err
	}
	if e.isOwn() {
		return in.destroy(state, resource, e.rep, destructor)
	}
	in.tasks[e.task].borrows--
	if in.program.definers[resource] == hostDefined {
		in.objects.unborrow(e.rep)
	}
	return nil
}

// destroy ends a resource's life: its destructor runs as a full call from caller (nil is the host) into the defining component instance.
func (in *Instance) destroy(caller *componentState, resource int, rep uint32, destructor *function) error {
	definer := in.program.definers[resource]
	if definer == hostDefined {
		return in.disown(rep)
	}
	if destructor == nil {
		return nil
	}
	callee := &in.components[definer]
	for c := callee; c.entering(caller); c = c.parent {
		if c.entered {
			return errReenter
		}
	}
	for c := callee; c.entering(caller); c = c.parent {
		c.entered = true
	}
	if in.depth++; in.depth > maxDepth {
		return errDepth
	}
	in.dropStack[0] = uint64(rep)
	if err := in.invoke(destructor, in.dropStack[:]); err != nil {
		return err
	}
	in.depth--
	for c := callee; c.entering(caller); c = c.parent {
		c.entered = false
	}
	return nil
}
