import { answeredBy, fallbackText } from "../../../bin/plan/answers";
import { routeOf } from "../../config/fixtures/evaluated";
import { far } from "../../config/fixtures/fixture";

const models = { far, near: { upstream: { model: "groq/near" } }, low: { upstream: { model: "groq/low" } } };
const group = (...smart: object[]) =>
  answeredBy(routeOf({ models, routing: { groups: { smart } } }, "smart"));

test("S3-18: a group by weight tells its shares", () => {
  const members = [
    { model: "far", weight: 2 },
    { model: "near", weight: 1 },
  ];
  expect(group(...members)).toBe("far 66.7 %, near 33.3 %");
});

test("S4-05: a group by order tells who comes after whom", () => {
  const members = [
    { model: "low", order: 2 },
    { model: "far", order: 1 },
    { model: "near", order: 1 },
  ];
  expect(group(...members)).toBe("far + near, then low");
});

test("an even group tells its members", () => {
  expect(group({ model: "far" }, { model: "near" })).toBe("far + near");
});

test("S4-05: fallbacks in their order, then those for single causes", () => {
  const routing = {
    fallbacks: { far: ["near", "low"] },
    contextWindowFallbacks: { far: ["low"] },
    contentPolicyFallbacks: { far: ["near"] },
  };
  expect(fallbackText(routeOf({ models, routing }, "far"))).toBe(
    "near, low; prompt too long: low; content refused: near",
  );
  expect(fallbackText(routeOf({ models, routing }, "low"))).toBe("-");
});
