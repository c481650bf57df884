import { parseDsn } from "../../../bin/report/dsn";

test("an address becomes psql's variables, and the password stays apart", () => {
  const dsn = parseDsn(
    "postgresql://re%40der:p%40ss%3Aw%2Ford@db.example.net:6432/spend?schema=llm&sslmode=require&connection_limit=3",
  );
  expect(dsn).toEqual({
    variables: {
      ...{ PGHOST: "db.example.net", PGPORT: "6432", PGUSER: "re@der", PGDATABASE: "spend" },
      PGSSLMODE: "require",
    },
    password: "p@ss:w/ord",
    schema: "llm",
  });
});

test("what is not said is psql's own default", () => {
  expect(parseDsn("postgres://[::1]")).toEqual({
    variables: { PGHOST: "::1" },
    password: "",
    schema: undefined,
  });
});

test.each([
  "",
  "db.example.net",
  "mysql://a:b@c/d",
  "postgresql:///d",
  "postgresql://a:%zz@c/d",
  "postgresql://a:b%0Ac@c/d",
])("%j is no address", (text) => {
  expect(parseDsn(text)).toBeUndefined();
});
