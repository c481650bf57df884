/** One deployed stack with real traffic, as those see it who watch it: metrics, alerts, dashboards, records, reports. */
import { itsReturnIsTold, killedModelIsTold, shortenWaits } from "./observability/alerts";
import { registerDashboards } from "./observability/dashboards";
import { namesAreTold } from "./observability/metrics";
import { requestsAreLines } from "./observability/records";
import { reportsMatchTraffic } from "./observability/reports";
import { allAreUp, facts } from "./observability/targets";
import { becomes, setUp, tearDown } from "./observability/watched";

beforeAll(setUp);
afterAll(tearDown);

describe("targets", () => {
  it("S3-13: every target of every job is up", allAreUp);

  it.each(facts)("%s", (_, expression) => becomes(expression, 300));

  it("every metric that a rule names is told of", namesAreTold);
});

it(
  "S1-19: a report has the requests that Prometheus has counted, and the keys that made them",
  reportsMatchTraffic,
);

describe("dashboards", () => {
  registerDashboards();
});

describe("lines of requests", () => {
  it("S0-20: the real engine's answers and a failing model, of two people", requestsAreLines);
});

// The last ones: what is killed is away for a while.
describe("alerts", () => {
  beforeAll(shortenWaits);

  it(
    "S2-23: a killed model is told to the receivers, and its requests are answered meanwhile",
    killedModelIsTold,
  );

  it("S2-23: so is its return", itsReturnIsTold);
});
