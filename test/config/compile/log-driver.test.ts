/** Where the output of a container goes, in all three forms of a deployment. */
import { logDriver } from "../../../config";

const files = { maxSizeMiB: 10, maxFiles: 2 };

test("output lies in files that rotate", () => {
  expect(logDriver({ cloudwatch: null }, files)).toEqual({
    driver: "json-file",
    options: { "max-size": "10m", "max-file": "2" },
  });
});

test("S0-28: of the one that ships lines it goes to its stream", () => {
  const cloudwatch = { group: "/llm/gateway", region: "eu-central-1", stream: "shelf" };
  expect(logDriver({ cloudwatch }, files)).toEqual({
    driver: "awslogs",
    options: {
      "awslogs-region": "eu-central-1",
      "awslogs-group": "/llm/gateway",
      "awslogs-stream": "shelf",
    },
  });
});
