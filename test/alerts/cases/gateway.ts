import { growing, instance, prometheus, series, steady, then } from "../case";
import type { AlertCase } from "../case";

const up = (who: string) => series("up", { job: "litellm", instance: who });
const memory = series("process_resident_memory_bytes", { job: "litellm", instance });
const started = series("process_start_time_seconds", { job: "litellm", instance });
const gib = 1024 ** 3;

const edge = series("up", { job: "edge", instance: "e:8078" });

export const gatewayCases: readonly AlertCase[] = [
  {
    alert: "EdgeDown",
    labels: { severity: "critical" },
    fires: [
      { what: "it ends", series: { ...prometheus, [edge]: then(steady(1, 5), steady(0, 9)) }, at: 10 },
      {
        what: "it never came, although it had the time",
        series: { ...prometheus, [edge]: steady(0, 60) },
        at: 40,
      },
    ],
    silent: [
      { what: "the first start", series: { ...prometheus, [edge]: steady(0, 60) }, at: 20 },
      {
        what: "it is replaced",
        series: { ...prometheus, [edge]: then(steady(1, 5), "0", steady(1, 20)) },
        at: 7,
      },
    ],
  },
  {
    alert: "ProxyDown",
    labels: { severity: "critical" },
    fires: [
      {
        what: "both stop answering",
        series: {
          ...prometheus,
          [up("a")]: then(steady(1, 5), steady(0, 9)),
          [up("b")]: then(steady(1, 5), steady(0, 9)),
        },
        at: 10,
      },
      {
        what: "the containers are gone, and their addresses with them",
        series: { ...prometheus, [up("a")]: then(steady(1, 5), "stale") },
        at: 10,
      },
      {
        what: "they never came, although they had the time",
        series: { ...prometheus, [up("a")]: steady(0, 60) },
        at: 40,
      },
    ],
    silent: [
      { what: "the first start", series: { ...prometheus, [up("a")]: steady(0, 60) }, at: 20 },
      { what: "the first start, before any name leads anywhere", series: prometheus, at: 20 },
      {
        what: "one of two stays",
        series: { ...prometheus, [up("a")]: steady(1, 30), [up("b")]: then(steady(1, 5), steady(0, 25)) },
        at: 20,
      },
      {
        what: "a minute without",
        series: { ...prometheus, [up("a")]: then(steady(1, 5), "0", steady(1, 20)) },
        at: 7,
      },
    ],
  },
  {
    alert: "ProxyReplicaDown",
    labels: { severity: "warning" },
    fires: [{ what: "one of two", series: { [up("a")]: steady(1, 30), [up("b")]: steady(0, 30) }, at: 15 }],
    silent: [
      { what: "both are there", series: { [up("a")]: steady(1, 30), [up("b")]: steady(1, 30) }, at: 15 },
      {
        what: "none is: that is another alert",
        series: { [up("a")]: steady(0, 30), [up("b")]: steady(0, 30) },
        at: 15,
      },
      {
        what: "three while one is replaced",
        series: { [up("a")]: steady(1, 30), [up("b")]: steady(1, 30), [up("c")]: steady(0, 30) },
        at: 15,
      },
    ],
  },
  {
    alert: "ProxyMemoryHigh",
    labels: { severity: "warning" },
    fires: [
      { what: "3.6 of 4 GiB", series: { [memory]: steady(3.6 * gib, 30) }, at: 20, with: { instance } },
    ],
    silent: [
      { what: "half of it", series: { [memory]: steady(2 * gib, 30) }, at: 20 },
      {
        what: "a peak",
        series: { [memory]: then(steady(2 * gib, 10), steady(3.6 * gib, 5), steady(2 * gib, 10)) },
        at: 20,
      },
    ],
  },
  {
    alert: "ProxyMemoryGrowing",
    labels: { severity: "warning" },
    fires: [
      {
        what: "a tenth of a GiB an hour, from two",
        series: { [started]: steady(0, 600), [memory]: growing(2 * gib, Math.round(gib / 600), 600) },
        at: 500,
        with: { instance },
      },
    ],
    silent: [
      {
        what: "it has just begun",
        series: { [started]: steady(0, 600), [memory]: growing(2.1 * gib, Math.round(gib / 600), 600) },
        at: 300,
      },
      {
        what: "it is steady",
        series: { [started]: steady(0, 600), [memory]: steady(2.5 * gib, 600) },
        at: 500,
      },
      {
        what: "it grows from little to half",
        series: { [started]: steady(0, 600), [memory]: growing(gib / 2, Math.round(gib / 600), 600) },
        at: 500,
      },
    ],
  },
];
