package component

// componentState is what a component instance keeps beside its core instances. Where it calls another instance or is called by one, printed code has
// flags of its own, which are set at least whenever these are.
type componentState struct {
	parent   *componentState
	mayLeave bool
	entered  bool
	table    handleTable
}

// enter sets the entered flags of a component instance and its ancestors; the host is the caller.
func (c *componentState) enter() {
	for ; c != nil; c = c.parent {
		c.entered = true
	}
}

func (c *componentState) leave() {
	for ; c != nil; c = c.parent {
		c.entered = false
	}
}

// entering tells whether a call from caller enters c: the callee and its ancestors are entered, without the caller's (definitions.py,
// entering_set).
func (c *componentState) entering(caller *componentState) bool {
	return c != nil && !c.encloses(caller)
}

// encloses tells whether c is other or one of its ancestors.
func (c *componentState) encloses(other *componentState) bool {
	for ; other != nil; other = other.parent {
		if other == c {
			return true
		}
	}
	return false
}
