/** Works on all items, a few at a time: a runner's start keeps no processor busy all the time. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<ReadonlyMap<Item, Result>> {
  const results = new Map<Item, Result>();
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) results.set(item, await work(item));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
