import { importGateway } from "../../../config";
import { importFixtures } from "../fixtures/import";

test.each(importFixtures)("reports $name", ({ sources, findings }) => {
  expect(importGateway(sources).findings).toEqual(findings);
});
