/** What a call has borrowed, and what is lent to it (canonical ABI, "Task State" and "Subtask State"). */

/** More are no honest guest's, and would fill the heap of the process. */
const MAX_LOANS = 2 ** 22;

/** One call: from the application, between component instances, or of an import. */
export class Task {
	/** Borrowed handles that it has not dropped yet. */
	borrows = 0;
	/** How many handles are lent to it. */
	loans = 0;
	/** Their tables. Places are used again: emptying the list costs eight times as much. @type {import("./handles.js").HandleTable[]} */
	lenders = [];
	/** Their indices. @type {number[]} */
	lent = [];

	/** @param {import("./handles.js").HandleTable} table @param {number} index */
	lend(table, index) {
		if (this.loans === MAX_LOANS) table.instance.trap("too many handles are lent to one call");
		this.lenders[this.loans] = table;
		this.lent[this.loans++] = index;
	}

	endLoans() {
		while (this.loans > 0) this.lenders[--this.loans].returned(this.lent[this.loans]);
	}
}
