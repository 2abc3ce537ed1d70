/** Reports each test as one line of JSON, and passes on what the suites write. @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* reporter(events) {
	for await (const { type, data } of events) {
		if (type === "test:stdout" || type === "test:stderr") process.stderr.write(data.message);
		if (type !== "test:pass" && type !== "test:fail") continue;
		const failure = data.details?.error?.cause ?? data.details?.error;
		const message = type === "test:fail" ? String(failure?.message ?? failure) : typeof data.skip === "string" ? data.skip : undefined;
		yield `${JSON.stringify({ name: data.name, passed: type === "test:pass", skipped: Boolean(data.skip), message })}\n`;
	}
}
