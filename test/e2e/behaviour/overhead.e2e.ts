/** What the compiled settings cost beside the same features by hand. Short: `npm run bench -- --only gateway` is the measurement. */
import { measureGateway, ratio } from "../../bench/gateway";

test("the compiled config costs no more than the same features written by hand", async () => {
  const [compiled, byHand] = await measureGateway({ pairs: 3, requests: 150 });
  if (!compiled || !byHand) throw new Error("nothing measured");
  // CPU time, because it is what other programs on the machine change least; the goal of the bench is 1.05.
  expect(ratio(compiled, byHand, ({ cpu }) => cpu ?? 0)).toBeLessThan(1.15);
});
