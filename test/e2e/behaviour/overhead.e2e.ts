/** What the compiled settings cost beside the same features by hand. Short: `npm run bench -- --only gateway` is the measurement. */
import { measureGateway } from "../../bench/gateway";
import type { Contestant } from "../../bench/gateway";

test("the compiled config costs no more than the same features written by hand", async () => {
  const [compiled, byHand] = await measureGateway({ pairs: 5, requests: 150 });
  if (!compiled || !byHand) throw new Error("nothing measured");
  // CPU time, because it is what other programs on the machine change least. Its runs differ by a tenth; the goal of the bench is 1.05.
  expect(total(compiled) / total(byHand)).toBeLessThan(1.2);
});

function total({ runs }: Contestant): number {
  return runs.reduce((sum, { cpu }) => sum + (cpu ?? 0), 0);
}
