import assert from "node:assert/strict";
import { test } from "node:test";
import { HandleTable } from "../src/handles.js";
import { Task } from "../src/task.js";

const trapping = {
	/** @param {string} message @returns {never} */
	trap(message) {
		throw new Error(message);
	},
};

/** @returns {HandleTable} */
function table(tasks = [new Task()]) {
	return new HandleTable(trapping, tasks);
}

test("indices start at 1, and the last freed is the first reused", () => {
	const handles = table();
	const [a, b, c] = [handles.add(0, 10, true), handles.add(0, 20, true), handles.add(0, 30, true)];
	assert.deepEqual([a, b, c], [1, 2, 3]);
	handles.take(0, 1);
	handles.take(0, 3);
	assert.deepEqual([handles.add(0, 40, true), handles.add(0, 50, true), handles.add(0, 60, true)], [3, 1, 4]);
});

test("a handle is known only to its resource, while it lives", () => {
	const handles = table();
	const index = handles.add(0, 10, true);
	assert.equal(handles.rep(0, index), 10);
	assert.throws(() => handles.rep(1, index), /another resource/);
	assert.throws(() => handles.rep(0, 0), /unknown handle/);
	assert.throws(() => handles.rep(0, -1), /unknown handle/);
	handles.take(0, index);
	assert.throws(() => handles.take(0, index), /unknown handle/);
});

test("a borrow cannot be moved, and counts until it is dropped", () => {
	const task = new Task();
	const handles = table([task]);
	const index = handles.add(0, 10, false);
	assert.equal(task.borrows, 1);
	assert.throws(() => handles.take(0, index), /borrowed/);
	assert.equal(handles.drop(0, index), false);
	assert.equal(task.borrows, 0);
});

test("a lent handle can be neither moved nor dropped until the loans end", () => {
	const handles = table();
	const index = handles.add(0, 10, true);
	assert.equal(handles.loan(0, index), 10);
	assert.throws(() => handles.take(0, index), /lent/);
	assert.throws(() => handles.drop(0, index), /lent/);
	handles.endLoans();
	assert.equal(handles.take(0, index), 10);
});

test("a borrow belongs to the call that borrowed it, whichever is the innermost when it is dropped", () => {
	const tasks = [new Task(), new Task()];
	const handles = table(tasks);
	const index = handles.add(0, 10, false);
	tasks.push(new Task());
	assert.equal(handles.add(0, 20, false), index + 1);
	tasks.pop();
	handles.drop(0, index);
	assert.deepEqual(tasks.map(({ borrows }) => borrows), [0, 0]);
});

test("a handle that is lent twice is free when both loans have ended", () => {
	const handles = table();
	const [outer, inner] = [new Task(), new Task()];
	const index = handles.add(0, 10, true);
	handles.loan(0, index, outer);
	handles.loan(0, index, inner);
	inner.endLoans();
	assert.throws(() => handles.drop(0, index), /lent/);
	outer.endLoans();
	assert.equal(handles.drop(0, index), true);
});

test("the table grows", () => {
	const handles = table();
	for (let i = 1; i <= 1000; i++) assert.equal(handles.add(0, i, true), i);
	for (let i = 1; i <= 1000; i++) assert.equal(handles.rep(0, i), i);
});
