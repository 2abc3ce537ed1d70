package component

// maxLoans is more than an honest guest lends to one call; more would fill the memory of the process.
const maxLoans = 1 << 22

// task is one call: from the application, between component instances, or of an import (canonical ABI, "Task State" and "Subtask State").
type task struct {
	// borrows counts the borrowed handles that the call has not dropped yet.
	borrows int
	// loans are the handles that are lent to it.
	loans []loan
}

type loan struct {
	table *handleTable
	index uint32
}

func (t *task) endLoans() {
	for _, l := range t.loans {
		l.table.entries[l.index].lends--
	}
	t.loans = t.loans[:0]
}
