/** The reports on five million requests: 12 GB of disk, and most of an hour on a small machine. */
import { Testbed } from "../behaviour/testbed";
import { fillWithRows, measureReports } from "./many-rows";
import { databaseGateway } from "./testbed";

let testbed: Testbed;
beforeAll(async () => (testbed = await Testbed.open()));
afterAll(() => testbed.close(), 120_000);

test("S1-19 S1-22: five million rows: each report within five seconds, within one for a day", async () => {
  const { postgres } = await databaseGateway(testbed, "reports", {});
  await fillWithRows(postgres, "many", { rows: 5_000_000, days: 120 });
  const measured = await measureReports(postgres, "many");
  const told = measured.map(({ report, window, seconds }) => `${report} ${window}: ${seconds.toFixed(2)} s`);
  console.error(`  ${told.join("\n  ")}`);
  expect(measured.filter(({ isScan }) => isScan)).toEqual([]);
  expect(measured.filter(({ window, seconds }) => seconds > (window === "1d" ? 1 : 5))).toEqual([]);
});
