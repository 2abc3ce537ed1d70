/** The bytes of an artifact, wherever they come from. Never more is read than the plan says that there is. */

import { SdkError } from "./errors.js";

/** A module of Node's own: not imported, since bundlers for browsers would try to resolve it. @param {string} name @returns {any} */
export function builtin(name) {
	return /** @type {any} */ (globalThis).process?.getBuiltinModule?.(name);
}

/** The kind of an object, also of another realm's. @param {unknown} value */
export const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** @param {any} source bytes, a URL, or in Node a path @param {import("./api.js").LinkPlan} plan @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function bytesOf(source, { artifact }) {
	const bytes = await read(source, artifact.size);
	if (await isDescribed(bytes, artifact)) return bytes;
	throw new SdkError(`the artifact is not the one that its plan describes (SHA-256 ${artifact.sha256}); give the plan that belongs to it`);
}

/** Whether they have the size and digest that a plan says. @param {Uint8Array<ArrayBuffer>} bytes @param {{ sha256: string, size: number }} described */
export async function isDescribed(bytes, { sha256, size }) {
	if (bytes.length !== size) return false;
	const subtle = globalThis.crypto?.subtle; // Absent where the page is not a secure context.
	if (subtle === undefined) return true;
	const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

/** Bytes are copied, so that nobody changes them after they are verified. @param {any} source @param {number} size @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function read(source, size) {
	if (ArrayBuffer.isView(source)) return new Uint8Array(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
	if (tag(source) === "ArrayBuffer") return new Uint8Array(source.slice(0));
	const url = String(source);
	const fs = builtin("fs/promises");
	if (fs !== undefined && !/^(https?|data|blob):/.test(url)) return readFile(fs, url.startsWith("file:") ? new URL(url) : url, size);
	const response = await fetch(url);
	if (!response.ok) throw new SdkError(`cannot load ${url}: ${response.status} ${response.statusText}`);
	return response.body === null ? new Uint8Array() : collected(response.body.getReader(), size);
}

/** @param {any} fs @param {string | URL} file @param {number} size */
async function readFile(fs, file, size) {
	if (!(await fs.stat(file)).isFile()) throw new SdkError(`${file} is no regular file`);
	const handle = await fs.open(file);
	try {
		const { buffer, bytesRead } = await handle.read(new Uint8Array(size + 1), 0, size + 1, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {number} size */
async function collected(reader, size) {
	const bytes = new Uint8Array(size + 1);
	let length = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		const taken = part.value.subarray(0, bytes.length - length);
		bytes.set(taken, length);
		length += taken.length;
		if (length === bytes.length) await reader.cancel();
	}
	return bytes.subarray(0, length);
}
