import fc from "fast-check";
import { shareOf } from "../../../config/compile/shares";

test("S2-08: parts add up to the whole and differ by at most one", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 40 }), (whole, parts) => {
      const shares = Array.from({ length: parts }, (_, index) => shareOf(whole, parts, index));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});
